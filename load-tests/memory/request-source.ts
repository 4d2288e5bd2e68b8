import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Random } from '../../schema/testing/random';
import { randomOperation } from './random-operation';

type Headers = Readonly<Record<string, string>>;

/** Texts that may come again: more than any cache keeps, so that some are known there and some have been forgotten. */
const keptTexts = 20_000;
/** Of what comes again, four in five are one in fifty of these texts, as of an application's operations; the rest is any. */
const skew = 16;
/** Of the new texts, those that no schema has, and those that ask to be kept under their hash. */
const invalidShare = 0.05;
const persistedShare = 0.3;

/**
 * Requests of many identities: operations that nobody has sent before, and such as have been, the same 400 mostly.
 * @param freshShare of all requests, those with a new text
 */
export function requestSource(
  schema: GraphQLSchema,
  identities: readonly Headers[],
  random: Random,
  freshShare: number,
): () => Buffer {
  const below = (bound: number) => random.below(bound);
  const bodies: string[] = [];
  const fresh = (): string => {
    const { text, variables } = randomOperation(schema, random);
    const query = random.chance(invalidShare) ? text.replace('{', `{ no${below(2 ** 31).toString(36)}`) : text;
    const hash = () => createHash('sha256').update(query).digest('hex');
    const extensions = random.chance(persistedShare)
      ? { persistedQuery: { version: 1, sha256Hash: hash() } }
      : undefined;
    return JSON.stringify({ query, variables, extensions });
  };
  return () => {
    let body: string;
    if (bodies.length === 0 || random.chance(freshShare)) {
      body = fresh();
      bodies[bodies.length < keptTexts ? bodies.length : below(keptTexts)] = body;
    } else {
      body = bodies[Math.floor(bodies.length * random.next() ** skew)]!;
    }
    return bytesOf(identities[below(identities.length)]!, body);
  };
}

function bytesOf(headers: Headers, body: string): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const fixed = 'host: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json\r\n';
  return Buffer.from(
    `POST /graphql HTTP/1.1\r\n${fixed}${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

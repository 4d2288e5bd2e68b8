import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';
import { createGateway } from '../../compose';
import type { Config } from '../../config/config';
import type { Keys } from '../../config/keys';
import { loadConfig } from '../../config/load-config';
import type { HttpResponse } from '../../http/model';
import { openIdentity } from '../../identity/open-identity';
import { personas } from '../../identity/sandbox/personas';
import type { Gateway, GatewayParts } from '../../model';
import { patience } from '../patience';
import { type RunningDepartments, startDepartments, testKey } from './start-departments';

/** The day on which tests live. */
export const testNowMs = Date.UTC(2026, 10, 20, 2);

export interface Ask {
  readonly persona: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** Default: the persona's own item and case; null sends none. */
  readonly item?: string | null;
  readonly case?: string | null;
  readonly consent?: { readonly subjects: readonly string[]; readonly coordinates: readonly string[] };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly response: HttpResponse;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
}

export interface World {
  readonly gateway: Gateway;
  readonly departments: RunningDepartments;
  readonly auditFile: string;
  readonly faults: readonly unknown[];
  ask(ask: Ask): Promise<Answer>;
  close(): Promise<void>;
}

export interface WorldOptions extends Pick<GatewayParts, 'steady' | 'policy' | 'auditLog' | 'shadow'> {
  readonly databaseUrl: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * A whole sharegraph without a socket of its own: real departments over a real database behind the real pipeline.
 * Clock, request ids and keys are injected, so that equal requests give equal bytes.
 */
export async function startWorld({ databaseUrl, environment, ...parts }: WorldOptions): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), 'sharegraph-world-'));
  const clock = { now: () => testNowMs };
  const departments = await startDepartments(databaseUrl, clock);
  const config: Config = {
    ...loadConfig({ SHAREGRAPH_STATE_DIR: directory, ...patience, ...environment }, 'gateway'),
    departments: departments.endpoints,
    auditFile: join(directory, 'audit.log'),
  };
  const keys: Keys = {
    warrant: testKey,
    audit: testKey('audit'),
    pseudonym: testKey('pseudonym'),
    hub: testKey('hub'),
  };
  const identity = await openIdentity(config, clock);
  const faults: unknown[] = [];
  const gateway = await createGateway(config, {
    clock,
    steady: clock,
    keys,
    identify: identity.identify,
    ...parts,
    onFault: (_, error) => void faults.push(error),
  });
  const tokens = new Map<string, string>();
  let sequence = 0;
  return {
    gateway,
    departments,
    auditFile: config.auditFile ?? '',
    faults,
    async ask(ask) {
      const persona = personas.find(({ id }) => id === ask.persona);
      if (!persona) throw new Error(`no persona \`${ask.persona}\``);
      const token = tokens.get(persona.id) ?? (await identity.sandbox!.token(persona.id));
      tokens.set(persona.id, token);
      const item = ask.item === undefined ? persona.item : ask.item;
      const number = ask.case === undefined && item === persona.item ? persona.case : (ask.case ?? null);
      const consent = ask.consent && item ? await identity.sandbox!.consent({ ...ask.consent, item }) : undefined;
      const { query, variables = {}, operationName } = ask;
      const response = await gateway.answer({
        method: 'POST',
        url: '/graphql',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...(item && { 'x-share-item': item }),
          ...(number && { 'x-share-case': number }),
          ...(consent && { 'x-share-consent': consent }),
          ...ask.headers,
        },
        body: Buffer.from(JSON.stringify({ query, variables, operationName })),
        id: `test-${++sequence}`,
        signal: new AbortController().signal,
      });
      return { response, body: JSON.parse(String(response.body)) };
    },
    async close() {
      await gateway.close();
      await departments.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** An operation of `policies/operations` with its variables. */
export async function namedOperation(name: string): Promise<{ query: string; variables: Record<string, unknown> }> {
  const directory = join(packageRoot(), 'policies', 'operations');
  const [query, variables] = await Promise.all([
    readFile(join(directory, `${name}.graphql`), 'utf8'),
    readFile(join(directory, `${name}.variables.json`), 'utf8'),
  ]);
  return { query, variables: JSON.parse(variables) };
}

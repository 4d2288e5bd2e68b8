import { RequestError } from '../errors/request-error';
import type { GraphQLParameters } from './model';

type MediaType = GraphQLParameters['mediaType'];

const offered: readonly MediaType[] = ['application/graphql-response+json', 'application/json'];
/** What those get who do not say, and so may be older than `application/graphql-response+json`. */
const unasked: MediaType = 'application/json';

/**
 * The media type of the answer by the `accept` header (RFC 9110, section 12.5.1; GraphQL over HTTP, section 6.3):
 * the highest quality wins, then the more exact range (`application/json` beside a wildcard means JSON), then
 * `application/graphql-response+json`. No header, or nothing but wildcards, means `application/json`.
 * @throws RequestError NOT_ACCEPTABLE
 */
export function negotiate(accept: string | undefined): MediaType {
  const known = settled.get(accept);
  if (known) return known;
  const mediaType = choose(accept);
  // Clients send a handful; whoever makes up others is answered all the same.
  if (settled.size < MAX_SETTLED) settled.set(accept, mediaType);
  return mediaType;
}

const MAX_SETTLED = 100;
const settled = new Map<string | undefined, MediaType>();

function choose(accept: string | undefined): MediaType {
  if (accept === undefined || accept.trim() === '') return unasked;
  const ranges = accept.split(',').map(parseRange);
  if (ranges.every(({ type, quality }) => quality > 0 && (type === '*/*' || type === 'application/*'))) return unasked;
  let best: { mediaType: MediaType; quality: number; exactness: number } | undefined;
  for (const mediaType of offered) {
    const range = mostExact(ranges, mediaType);
    if (!range || range.quality === 0) continue;
    const candidate = { mediaType, ...range };
    if (
      !best ||
      candidate.quality > best.quality ||
      (candidate.quality === best.quality && candidate.exactness > best.exactness)
    )
      best = candidate;
  }
  if (!best) throw new RequestError('NOT_ACCEPTABLE', { expected: offered.map((type) => `\`${type}\``).join(' or ') });
  return best.mediaType;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  // A quality that is no number is read as 0: it can't have meant "by all means".
  const number = quality === undefined ? 1 : Number(quality);
  return { type, quality: number >= 0 && number <= 1 ? number : 0 };
}

/** The range that speaks about a media type most exactly: the type itself, then `application/*`, then anything. */
function mostExact(ranges: readonly Range[], mediaType: string): { quality: number; exactness: number } | undefined {
  for (const [index, type] of [mediaType, 'application/*', '*/*'].entries()) {
    const qualities = ranges.filter((range) => range.type === type).map((range) => range.quality);
    if (qualities.length > 0) return { quality: Math.max(...qualities), exactness: 2 - index };
  }
  return undefined;
}

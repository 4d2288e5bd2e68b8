import { isUtf8 } from 'node:buffer';
import { RequestError } from '../errors/request-error';
import { csrfRule } from './csrf-rule';
import { isJson } from './is-json';
import type { GraphQLParameters, HttpRequest } from './model';
import { negotiate } from './negotiate';

/**
 * Bytes to GraphQL parameters (GraphQL over HTTP, sections 5 and 6). GET runs queries only, which `readOnly` tells the
 * operation stage. Batches are refused: one request, one decision, one audit record.
 * @throws RequestError NOT_ACCEPTABLE, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, CSRF_PREVENTED,
 *   PAYLOAD_TOO_LARGE or BAD_REQUEST
 */
export function parseRequest(request: HttpRequest, limits: { readonly bodyLimitBytes: number }): GraphQLParameters {
  const mediaType = negotiate(request.headers['accept']);
  const parameters = parametersOf(request, limits);
  return {
    query: queryText(parameters),
    operationName: parameters['operationName'] == null ? null : text(parameters['operationName'], 'operationName'),
    variables: record(parameters['variables'], 'variables'),
    extensions: record(parameters['extensions'], 'extensions'),
    readOnly: request.method === 'GET',
    mediaType,
  };
}

type Parameters = Readonly<Record<string, unknown>>;

function parametersOf(request: HttpRequest, limits: { readonly bodyLimitBytes: number }): Parameters {
  if (request.method === 'GET') {
    csrfRule(request.headers);
    return fromUrl(request.url);
  }
  if (request.method !== 'POST')
    throw new RequestError(
      'METHOD_NOT_ALLOWED',
      { got: request.method, expected: '`GET` or `POST`' },
      { headers: { allow: 'GET, POST' } },
    );
  const contentType = request.headers['content-type'];
  if (!isJson(contentType)) throw new RequestError('UNSUPPORTED_MEDIA_TYPE', { got: contentType ?? 'none' });
  csrfRule(request.headers);
  if (request.body.length > limits.bodyLimitBytes)
    throw new RequestError('PAYLOAD_TOO_LARGE', { limit: limits.bodyLimitBytes });
  return fromBody(request.body);
}

function fromBody(body: Buffer): Parameters {
  const content = json(decode(body), 'the body');
  if (Array.isArray(content)) throw bad('batches are not supported; send one request a call');
  if (typeof content !== 'object' || content === null) throw bad('expected a JSON object in the body');
  return content as Parameters;
}

function fromUrl(url: string): Parameters {
  const search = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  const parameters: Record<string, unknown> = {};
  for (const name of ['query', 'operationName', 'variables', 'extensions']) {
    const given = search.getAll(name);
    // Proxies and servers differ on which one counts.
    if (given.length > 1) throw bad(`\`${name}\` stands in the URL more than once`);
    if (given[0] === undefined || (given[0] === '' && name !== 'query')) continue;
    parameters[name] = name === 'variables' || name === 'extensions' ? json(given[0], `\`${name}\``) : given[0];
  }
  return parameters;
}

function decode(body: Buffer): string {
  if (!isUtf8(body)) throw bad('the body is not UTF-8');
  const source = body.toString('utf8');
  // A byte order mark may be ignored (RFC 8259, section 8.1), and some clients of Windows send one.
  return source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
}

function json(source: string, what: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // The parser's own message quotes the input, which may hold an identifier.
    throw bad(`${what} is not JSON`);
  }
}

function text(value: unknown, name: string): string {
  if (value === undefined) throw bad(`\`${name}\` is missing`);
  if (typeof value !== 'string') throw bad(`expected a string as \`${name}\``);
  if (name === 'query' && value.trim() === '') throw bad('`query` is empty');
  return value;
}

/** May be left out by who names it by hash in `extensions`, which the operation stage reads. */
function queryText(parameters: Parameters): string | null {
  const { query, extensions } = parameters;
  if (query === undefined && 'persistedQuery' in record(extensions, 'extensions')) return null;
  return text(query, 'query');
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw bad(`expected a JSON object as \`${name}\``);
  return value as Record<string, unknown>;
}

function bad(detail: string): RequestError {
  return new RequestError('BAD_REQUEST', { detail });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type ErrorCode } from './catalogue';
import { errorResponse } from './error-response';
import { RequestError } from './request-error';

const codes = Object.keys(catalogue) as ErrorCode[];
const details = { got: 'x', expected: 'y', limit: 1, detail: 'z', what: 'w', seconds: 2 };

test('docs/errors.md says the same as the catalogue', () => {
  const rows = codes.map((code) => {
    const { layer, status, actor, message } = catalogue[code];
    return `| \`${code}\` | ${layer} | ${status} | ${actor} | ${message} |`;
  });
  const documented = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8')
    .split('\n## Reasons\n')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(documented).toEqual(rows);
});

test.each(codes)('%s can be thrown, with its status and text', (code) => {
  const error = new RequestError(code, details);
  expect(error.status).toBe(catalogue[code].status);
  expect(error.message).not.toMatch(/[{}]/);
  expect(error.errors).toEqual([{ message: error.message }]);
});

test.each(codes)('%s has the status of its layer', (code) => {
  const { layer, status, actor } = catalogue[code];
  if (layer === 'field') expect(status).toBe(200);
  else expect(status >= 500).toBe(actor === 'platform');
});

test('a message without its detail is a bug and says so', () => {
  expect(() => new RequestError('BAD_REQUEST')).toThrow('error `BAD_REQUEST` needs the detail `detail`');
});

test('what a caller sent is cut in the message', () => {
  expect(new RequestError('BAD_REQUEST', { detail: 'x'.repeat(10_000) }).message.length).toBeLessThan(300);
});

describe('answers', () => {
  const requestId = 'r1';
  test('carry code, actor, request id, places and headers, and no data', () => {
    const error = new RequestError(
      'GRAPHQL_VALIDATION_FAILED',
      { detail: 'two faults' },
      {
        errors: [{ message: 'one', locations: [{ line: 1, column: 2 }] }, { message: 'two' }],
        headers: { 'x-more': '1' },
      },
    );
    const response = errorResponse(error, { requestId, mediaType: 'application/graphql-response+json' });
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', actor: 'caller', requestId };
    expect(JSON.parse(String(response.body))).toEqual({
      errors: [
        { message: 'one', locations: [{ line: 1, column: 2 }], extensions },
        { message: 'two', extensions },
      ],
    });
    expect(response.headers).toEqual({
      'content-type': 'application/graphql-response+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': 'r1',
      'x-more': '1',
    });
  });

  test.each([
    ['GRAPHQL_PARSE_FAILED', 'application/graphql-response+json', 400],
    ['GRAPHQL_PARSE_FAILED', 'application/json', 200],
    ['BAD_REQUEST', 'application/json', 400],
    ['UNAUTHENTICATED', 'application/json', 401],
    ['AUDIT_UNAVAILABLE', 'application/json', 503],
    ['SHARE_REJECTED', 'application/graphql-response+json', 403],
  ] as const)('%s in %s has status %d', (code, mediaType, status) => {
    expect(errorResponse(new RequestError(code, details), { requestId, mediaType }).status).toBe(status);
  });
});

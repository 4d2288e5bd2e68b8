import { HubLookupError, parseLookup } from './lookup';
import type { HubServiceName } from './services';

test('reads one key with the defaults', () => {
  expect(parseLookup('{"keys":["a"]}', 'permitsById')).toEqual({ keys: ['a'], status: null, since: null, limit: 500 });
});

test('reads the filters of each service', () => {
  expect(parseLookup('{"keys":["a"],"status":"1","limit":3}', 'permitsBySubject')).toMatchObject({
    status: '1',
    limit: 3,
  });
  expect(parseLookup('{"keys":["a"],"since":"2026-01-31"}', 'decisionsBySubject')).toMatchObject({
    since: '2026-01-31',
  });
});

test('asks for a repeated key once', () => {
  expect(parseLookup('{"keys":["a","b","a"]}', 'permitsById').keys).toEqual(['a', 'b']);
});

test('takes 200 keys and refuses 201', () => {
  const keys = Array.from({ length: 201 }, (_, index) => `k${index}`);
  expect(parseLookup(JSON.stringify({ keys: keys.slice(1) }), 'permitsById').keys).toHaveLength(200);
  expect(() => parseLookup(JSON.stringify({ keys }), 'permitsById')).toThrow(HubLookupError);
});

test.each<[string, string, HubServiceName]>([
  ['no JSON', '{', 'permitsById'],
  ['an array', '[]', 'permitsById'],
  ['no keys', '{}', 'permitsById'],
  ['no key', '{"keys":[]}', 'permitsById'],
  ['an empty key', '{"keys":[""]}', 'permitsById'],
  ['a number as key', '{"keys":[1]}', 'permitsById'],
  ['a key of 65 characters', JSON.stringify({ keys: ['x'.repeat(65)] }), 'permitsById'],
  ['an unknown member', '{"keys":["a"],"fields":"*"}', 'permitsById'],
  ['a filter of another service', '{"keys":["a"],"status":"0"}', 'decisionsBySubject'],
  ['an unknown status', '{"keys":["a"],"status":"4"}', 'permitsBySubject'],
  ['a limit of 0', '{"keys":["a"],"limit":0}', 'permitsBySubject'],
  ['a limit of 501', '{"keys":["a"],"limit":501}', 'permitsBySubject'],
  ['an impossible day', '{"keys":["a"],"since":"2026-02-30"}', 'decisionsBySubject'],
  ['an impossible month', '{"keys":["a"],"since":"2026-13-01"}', 'decisionsBySubject'],
])('refuses %s', (_, text, service) => {
  expect(() => parseLookup(text, service)).toThrow(HubLookupError);
});

test('a refusal does not repeat what was sent', () => {
  expect(() => parseLookup('{"keys":["secret-key"],"since":"91990101MA00TE5T2P"}', 'decisionsBySubject')).toThrow(
    /^since: expected a calendar date yyyy-mm-dd$/,
  );
});

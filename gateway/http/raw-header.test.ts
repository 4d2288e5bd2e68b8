import { rawHeader } from './raw-header';

const raw = ['Host', 'x', 'X-Share-Item', 'first', 'x-share-item', 'second', 'Accept', ''];

test.each([
  ['host', 'x'],
  ['x-share-item', 'first'],
  ['accept', ''],
  ['first', undefined],
  ['x-share-iten', undefined],
])('%s', (name, value) => {
  expect(rawHeader(raw, name)).toBe(value);
});

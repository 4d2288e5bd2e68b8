import { CountTable } from './count-table';

/** Any whole number that a double can hold. */
const largest = Number.MAX_SAFE_INTEGER;

test('what is put under a key is found under it, and under no other, however many there are', () => {
  const table = new CountTable();
  // All of them begin at the same place, and the last ones go over the end of the array.
  const keys = Array.from({ length: 5_000 }, (_, index) => largest - index * 2 ** 20);
  for (const [index, key] of keys.entries()) table.put(key, index, 2 * index);
  expect(table.size).toBe(keys.length);
  const found = keys.map((key) => table.find(key)).map((at) => [table.windowAt(at), table.totalAt(at)]);
  expect(found).toEqual(keys.map((_, index) => [index, 2 * index]));
  expect([1, largest - 1, largest - 5_000 * 2 ** 20].map((key) => table.find(key))).toEqual([-1, -1, -1]);
});

test('a key that is put again has what was put last, and is one key', () => {
  const table = new CountTable();
  for (const total of [1, 2, 3]) for (const key of [7, 7 + 2 ** 40]) table.put(key, 5, total);
  expect([table.size, table.totalAt(table.find(7)), table.totalAt(table.find(7 + 2 ** 40))]).toEqual([2, 3, 3]);
});

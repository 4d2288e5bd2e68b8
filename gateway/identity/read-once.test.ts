import { readOnce } from './read-once';

it('reads each object once, and equal objects apart', () => {
  const read = jest.fn(({ a }: { a: number }) => ({ double: a * 2 }));
  const once = readOnce(read);
  const one = { a: 1 };
  expect(once(one)).toBe(once(one));
  expect(once({ a: 1 })).not.toBe(once(one));
  expect(read).toHaveBeenCalledTimes(2);
});

it('does not remember a failure', () => {
  let fails = true;
  const once = readOnce(() => {
    if (fails) throw new Error('no');
    return 1;
  });
  const source = {};
  expect(() => once(source)).toThrow('no');
  fails = false;
  expect(once(source)).toBe(1);
});

import { openFiles } from './open-files';

test.each([
  [
    'Max processes             64000                64000                processes \nMax open files            1024                 524288               files     \n',
    1024,
  ],
  ['Max open files            unlimited            unlimited            files     \n', null],
  [null, null],
])('of %j it is %p', (limits, expected) => {
  expect(openFiles(limits)).toBe(expected);
});

(process.platform === 'linux' ? test : test.skip)('this process has a limit', () => {
  expect(openFiles()).toBeGreaterThan(0);
});

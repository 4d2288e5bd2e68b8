import { PassThrough } from 'node:stream';
import { askYes } from './ask-yes';

function terminal(typed: string | null, isTTY = true) {
  const [input, output] = [new PassThrough(), new PassThrough()].map((stream) => Object.assign(stream, { isTTY }));
  if (typed === null) input!.end();
  else input!.write(typed);
  return { input: input!, output: output! };
}

test.each([
  ['y\n', true],
  ['YES\n', true],
  [' y \n', true],
  ['\n', false],
  ['n\n', false],
  ['yesterday\n', false],
  [null, false],
])('%j at a terminal', async (typed, expected) => {
  const { input, output } = terminal(typed);
  expect(await askYes('sign this?', { input, output })).toBe(expected);
  expect(String(output.read())).toContain('sign this? [y/N]');
});

test('nobody is asked where nobody sits', async () => {
  const { input, output } = terminal('n\n', false);
  expect(await askYes('sign this?', { input, output })).toBe(true);
  expect(output.read()).toBeNull();
});

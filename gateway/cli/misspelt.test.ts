import { misspelt } from './misspelt';
import { createProgram } from './program';

const said = (line: string): string | undefined => misspelt(createProgram(), line.split(' '))?.message;

test.each([
  ['cache invalidate --tpe X', "error: unknown option '--tpe'. Did you mean `--type`?"],
  ['cache invalidate --type X --key=1 --kye=2', "error: unknown option '--kye'. Did you mean `--key`?"],
  ['policy diff a b --nothing-like-it', "error: unknown option '--nothing-like-it'."],
  ['nosuch --help', "error: unknown command 'nosuch'."],
  ['strat', "error: unknown command 'strat'. Did you mean `start`?"],
  ['policy chekc --help', "error: unknown command 'chekc'. Did you mean `check`?"],
])('%s: %s', (line, message) => {
  expect(said(line)).toBe(message);
});

test.each([
  'start --persons 400 --seed 7',
  'cache invalidate --type X --key -',
  'cache invalidate --type --odd',
  'policy explain Person.name --client psb-app --no-case',
  'policy simulate --whatever --help',
  'policy revoke -- --odd',
  'help policy',
  'policy help nosuch',
  '--version',
  '--help',
  'policy',
])('nothing is misspelt in: %s', (line) => {
  expect(said(line)).toBeUndefined();
});

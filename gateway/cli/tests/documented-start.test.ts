import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { packageRoot } from '../../../schema/lib/package-root';
import { departments } from '../../../subgraphs';
import { loadConfig } from '../../config/load-config';
import { createProgram } from '../program';

const [, section = ''] = readFileSync(join(packageRoot(), 'docs/configuration.md'), 'utf8').split(
  '\n### A first start, in order\n',
);
const commands = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text!).join('\n');

/** What the shell that runs the commands has in its environment in the end. */
const exported: Record<string, string> = {};
for (const [, line] of commands.matchAll(/^export (.*)$/gm))
  for (const [, name, value] of line!.matchAll(/([A-Z_]+)=("[^"]*"|\S+)/g))
    exported[name!] = value!.replaceAll('"', '').replace('$PWD', '/work');

test('the first start in docs/configuration.md sets all that production needs', () => {
  const config = loadConfig(exported, 'gateway');
  expect(config.environment).toBe('production');
  expect(Object.keys(config.departments).sort()).toEqual(departments.map(({ name }) => name).sort());
  for (const { name } of departments) expect(commands).toMatch(new RegExp(`^for name in .*\\b${name}\\b.*;`, 'm'));
});

test('its commands are those that there are, with their options', () => {
  const said = [...commands.matchAll(/npx sharegraph ([^\n]*)/g)].map(([, words]) => words!.split(' '));
  expect(said.map(([verb]) => verb)).toEqual(['officer', 'policy', 'policy', 'gateway']);
  for (const words of said) {
    let at: Command = createProgram();
    for (const word of words) at = at.commands.find((command) => command.name() === word) ?? at;
    expect(at.commands).toEqual([]);
    for (const word of words.filter((each) => each.startsWith('--')))
      expect(at.options.map(({ long }) => long)).toContain(word);
  }
});

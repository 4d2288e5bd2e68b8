import { execFileSync } from 'node:child_process';
import { personas } from '../../identity/sandbox/personas';
import { readyText } from './ready-text';

const persona = personas.find(({ id }) => id === 'psb')!;
const ready = {
  url: 'http://127.0.0.1:4000',
  adminUrl: 'http://127.0.0.1:4001',
  explorerUrl: 'http://127.0.0.1:4000/explorer',
  seconds: 4.26,
  personas,
  example: {
    persona,
    token: 'a.b.c',
    query: '# comment\nquery Q($name: String) {\n  person(name: $name) { name }\n}',
    variables: { name: `O'Brien "$HOME" \`id\`` },
  },
};

test('says where to look', () => {
  const text = readyText(ready).join('\n');
  expect(text).toContain('sharegraph is ready (4.3 s)');
  expect(text).toContain('explorer   http://127.0.0.1:4000/explorer');
  expect(text).toContain('npx sharegraph token PERSONA');
});

test('the line to paste survives a shell', () => {
  const lines = readyText(ready);
  const from = lines.findIndex((line) => line.startsWith('curl '));
  const pasted = lines.slice(from, lines.indexOf('', from)).join('\n');
  // The shell splits the line into words, which a stand-in for curl prints.
  const words = execFileSync('/bin/sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${pasted}`], { encoding: 'utf8' });
  const given = words.trimEnd().split('\n');
  expect(given).toContain(`x-share-item: ${persona.item}`);
  expect(given).toContain(`x-share-case: ${persona.case}`);
  expect(given).toContain('authorization: Bearer a.b.c');
  expect(JSON.parse(given.at(-1)!)).toEqual({
    query: 'query Q($name:String){person(name:$name){name}}',
    variables: ready.example.variables,
  });
});

test('offers nobody where the sandbox is off', () => {
  const text = readyText({ ...ready, explorerUrl: null, example: null, personas: [] }).join('\n');
  expect(text).not.toMatch(/explorer|curl|token/);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkForm, type FormKind } from './check-form';
import { kindOfFile } from './document-kinds';
import { readYaml } from './yaml-document';

const policies = join(__dirname, '..');
const schemas = readdirSync(join(policies, 'schemas')).filter((name) => name.endsWith('.json'));
const documents = ['catalogue', 'registry', 'agreements', 'cases'].flatMap((folder) =>
  readdirSync(join(policies, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly else?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

test.each(schemas)('%s explains every key, for editors and messages', (name) => {
  const schema: Schema = JSON.parse(readFileSync(join(policies, 'schemas', name), 'utf8'));
  expect(schema.title).toEqual(expect.any(String));
  const silent: string[] = [];
  const visit = (at: Schema, path: string) => {
    for (const [key, each] of Object.entries(at.properties ?? {})) {
      const target = each.$ref ? schema.definitions?.[each.$ref.replace('#/definitions/', '')] : each;
      if (!target?.description) silent.push(`${path}.${key}`);
      visit(each, `${path}.${key}`);
    }
    for (const part of [at.items, at.additionalProperties, at.else]) {
      if (typeof part === 'object') visit(part, path);
    }
    for (const [key, each] of Object.entries(at.definitions ?? {})) visit(each, key);
  };
  visit(schema, '');
  expect(silent).toEqual([]);
});

test.each(documents)('%s names its schema for editors in the first line', (file) => {
  const [first = ''] = readFileSync(join(policies, file), 'utf8').split('\n');
  const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1];
  const path = resolve(dirname(join(policies, file)), named ?? 'nowhere');
  expect(existsSync(path)).toBe(true);
  const kind = file.startsWith('cases/') ? 'cases' : kindOfFile(file);
  expect(path).toBe(join(policies, 'schemas', `${kind}.schema.json`));
});

test('says of a case what it lacks, once', () => {
  const told = (kind: FormKind, text: string) =>
    checkForm('a.yaml', kind, readYaml('a.yaml', text)).map(({ line, message }) => `${line} ${message}`);
  expect(told('cases', '- name: x\n  client: a\n  item: null\n  operation: "{ a }"\n')).toEqual([
    '1 entry 1 lacks one of the keys `expect`, `expectAll`',
  ]);
  expect(told('cases', 'name: x\n')).toEqual(['1 the document is {"name":"x"}: expected array']);
});

test('tells no more than a hundred faults of one document', () => {
  const content = { clients: Array.from({ length: 1_000 }, () => ({})) };
  expect(checkForm('a.yaml', 'clients', { content, faults: [], at: () => ({ line: 1, column: 1 }) })).toHaveLength(100);
});

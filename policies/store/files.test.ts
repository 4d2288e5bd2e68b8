import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { operations, policyWith, schema, texts } from '../engine/tests/fixture';
import { readPolicyFiles } from './files';
import { fileReader } from './reader';

describe('policy files', () => {
  let directory: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'policies-'));
    for (const [file, text] of Object.entries(texts)) write(file, text);
    for (const [name, text] of operations) write(`operations/${name}`, text);
    write('operations/adult.variables.json', '{}');
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  test('are read to the last one', () => {
    const { documents, operations: found, faults } = readPolicyFiles(directory);
    expect(documents.map(({ file }) => file).sort()).toEqual(Object.keys(texts).sort());
    expect([...found]).toEqual([...operations]);
    expect(faults).toEqual([]);
  });

  test('a reader gives the policy that they compile to, the same for every request', () => {
    const reader = fileReader(directory, schema);
    expect(reader.current().revision).toBe(policyWith().revision);
    expect(reader.current()).toBe(reader.current());
  });

  test('a reader of documents with faults throws one error that lists all of them', () => {
    write('agreements/firm.yaml', 'id: firm\n');
    write('registry/client.yaml', 'clients: []\n');
    expect(() => fileReader(directory, schema)).toThrow(
      /has \d+ faults, listed by `sharegraph policy check`:\nregistry\/client\.yaml:1:1 stray_file:.*\n(.|\n)*agreements\/firm\.yaml:1:1 form:/,
    );
  });

  test('a reader tells of one fault in the singular, with its place', () => {
    write('agreements/more.yaml', (texts['agreements/more.yaml'] as string).replace('Person.age', 'Person.agee'));
    expect(() => fileReader(directory, schema)).toThrow(
      /^the policy in `.*` has 1 fault:\nagreements\/more\.yaml:15:19 grant_never_matches: `Person\.agee` is not in the catalogue\. .*Did you mean `Person\.age`\?$/,
    );
  });

  test.each(['registry/organisation.yaml', 'agreements/x.yml', 'catalogue/notes.txt'])(
    '%s is read by nobody',
    (file) => {
      write(file, '');
      expect(readPolicyFiles(directory).faults).toMatchObject([{ code: 'stray_file', file }]);
    },
  );

  test('hidden files and folders don’t count', () => {
    write('agreements/.swp', '');
    write('agreements/old/x.yaml', '');
    expect(readPolicyFiles(directory).faults).toEqual([]);
  });

  test('no folder is an error, not an empty policy', () => {
    expect(() => readPolicyFiles(join(directory, 'nowhere'))).toThrow(/no folder of policies at `.*nowhere`/);
  });
});

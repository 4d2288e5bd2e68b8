import { compilePolicy } from '../engine/compile-policy';
import { documentsOf, operations, schema } from '../engine/tests/fixture';
import { type DocumentContent, documentsOfContent } from './documents-of-content';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into it as they like
type Json = any;
const original = documentsOf();
const contents = (): DocumentContent[] =>
  JSON.parse(JSON.stringify(original.documents.map(({ file, kind, content }) => ({ file, kind, content }))));
const texts = Object.fromEntries(operations);

/** The faults after the document at this file was changed. */
function faultsAfter(
  file: string,
  change: (document: { file: string; kind: string; content: Json }) => void,
): string[] {
  const all = contents();
  change(all.find((each) => each.file === file)!);
  const documents = documentsOfContent(all, texts);
  expect(compilePolicy(documents, schema).policy).toBeNull();
  return documents.faults.map(
    ({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`,
  );
}

describe('documentsOfContent', () => {
  test('compiles to the revision that the texts have', () => {
    const documents = documentsOfContent(contents().reverse(), texts);
    expect(documents.faults).toEqual([]);
    const { policy, faults } = compilePolicy(documents, schema);
    expect(faults).toEqual([]);
    expect(policy?.revision).toBe(compilePolicy(original, schema).policy?.revision);
    expect(documents.documents[0]?.at(['grants', 0])).toEqual({ line: 1, column: 1 });
  });

  test.each<[string, string, (content: Json) => void, string]>([
    ['an unknown key', 'agreements/more.yaml', (content) => (content.mood = 'good'), 'unknown key `mood`'],
    ['a missing key', 'agreements/more.yaml', (content) => delete content.consumer, 'lacks the key `consumer`'],
    [
      'a class that is none',
      'catalogue/population.yaml',
      (content) => (content.types.Person.fields.photo.class = 'open'),
      '`class` is `open`: expected unconditional',
    ],
    [
      'a prototype as a key',
      'agreements/more.yaml',
      (content) => Object.assign(content, JSON.parse('{"__proto__": {"status": "active"}}')) && delete content.status,
      'lacks the key `status`',
    ],
  ])('checks the form again: %s', (_what, file, change, message) => {
    expect(faultsAfter(file, ({ content }) => change(content))[0]).toContain(`${file}:1:1 form `);
    expect(faultsAfter(file, ({ content }) => change(content)).join('\n')).toContain(message);
  });

  test('a document that inherits what it must state does not state it', () => {
    const all = contents().map((each) =>
      each.file === 'agreements/more.yaml' ? { ...each, content: Object.create(each.content as object) } : each,
    );
    expect(documentsOfContent(all, texts).faults.length).toBeGreaterThan(0);
  });

  test.each([
    ['a kind that is none', { kind: 'cases' }, '`cases` is no kind of document: expected catalogue, organisations'],
    [
      'a kind in the place of another',
      { kind: 'clients' },
      '`agreements/more.yaml` is no place for a document of kind `clients`',
    ],
    ['a way out of the folder', { file: 'agreements/../more.yaml' }, '`agreements/../more.yaml` is no place'],
    ['a file that nobody reads', { file: 'agreements/more.yml' }, '`agreements/more.yml` is no place'],
    ['a file twice', { file: 'agreements/school.yaml' }, '`agreements/school.yaml` is there twice'],
  ])('refuses %s', (_what, change, message) => {
    const told = faultsAfter('agreements/more.yaml', (document) => Object.assign(document, change));
    expect(told.join('\n')).toContain(message);
  });
});

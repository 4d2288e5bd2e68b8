import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, printSchema } from 'graphql';
import { compilePolicy, noFacts } from '../engine/compile-policy';
import { faultCodes } from '../engine/policy-fault';
import { operations, schema, texts } from '../engine/tests/fixture';
import { documentsOfTexts } from '../store/documents-of-texts';

/** Runs the examples of docs/policy-lints.md on the policy set of the engine's tests. */
const docs = readFileSync(join(__dirname, '../../docs/policy-lints.md'), 'utf8');

interface Example {
  readonly code: string;
  readonly language: string;
  readonly where: string;
  readonly right: string;
  readonly wrong: string;
}

const sections = docs.split(/^### /m).slice(1);
const examples = sections.flatMap((section): Example[] => {
  const code = /^`([a-z_]+)`/.exec(section)?.[1] ?? '';
  const blocks = section.matchAll(/^```(\w+) right (.+)\n([^`]+)\n```\n```\w+ wrong\n([^`]+)\n```$/gm);
  return [...blocks].map(([, language = '', where = '', right = '', wrong = '']) => ({
    code,
    language,
    where,
    right,
    wrong,
  }));
});

/** The faults of the policy set with one snippet in it, in the place of another at any indentation. */
function codesWith({ code, language, where, right }: Example, snippet: string): string[] {
  if (language === 'text') {
    // What these files say is no matter here.
    const { faults } = documentsOfTexts(snippet.split('\n').map((file) => [file, '']));
    return faults.flatMap((fault) => (fault.code === code ? [code] : []));
  }
  if (language === 'graphql') {
    const changed = buildSchema(replaced(printSchema(schema), right, snippet));
    return compiled(texts, changed).map((fault) => fault.code);
  }
  const text = texts[where];
  const changed = text === undefined ? `${snippet}\n` : replaced(text, right, snippet);
  const facts =
    code === 'wrong_subgraph' ? { ...noFacts, subgraphs: new Map([['Person.age', ['population']]]) } : noFacts;
  return compiled({ ...texts, [where]: changed }, schema, facts).map((fault) => fault.code);
}

function compiled(all: Readonly<Record<string, string>>, graph = schema, facts = noFacts) {
  const documents = documentsOfTexts(Object.entries(all));
  return compilePolicy({ ...documents, operations }, graph, facts).faults;
}

function replaced(text: string, from: string, to: string): string {
  const [firstLine = ''] = from.split('\n');
  for (const line of text.split('\n').filter((each) => each.includes(firstLine))) {
    const indentation = /^ */.exec(line)?.[0] ?? '';
    const indented = (snippet: string) => snippet.replaceAll('\n', `\n${indentation}`);
    if (text.includes(indented(from))) return text.replace(indented(from), () => indented(to));
  }
  throw new Error(`\`${from}\` doesn't occur in the policy set of the tests`);
}

test('docs/policy-lints.md has a section for every code, in which it is explained, and no other', () => {
  const explained = sections.map((section) => /^`([a-z_]+)`\n\S/.exec(section)?.[1]);
  expect(explained.sort()).toEqual([...faultCodes].sort());
});

test('every section has an example, but for what no document can show', () => {
  const shown = new Set(examples.map(({ code }) => code));
  // Signatures stand in revisions, not in documents.
  expect(faultCodes.filter((code) => !shown.has(code))).toEqual(['evidence']);
});

test.each(examples.map((example) => [example.code, example.wrong, example] as const))(
  '%s is given for `%s`, and not for the right one',
  (code, _wrong, example) => {
    const right = codesWith(example, example.right);
    expect(right).toEqual([]);
    const wrong = codesWith(example, example.wrong);
    expect(wrong).toContain(code);
  },
);

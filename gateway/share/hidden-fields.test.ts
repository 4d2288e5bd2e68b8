import { buildSchema } from 'graphql';
import type { CompiledPolicy, SubjectRule } from '../../policies/engine/model';
import { addPath, addSubject, shapeSubject } from './hidden-fields';
import { Selection, selectionText } from './selection';

const schema = buildSchema(/* GraphQL */ `
  type Row { id: ID  named(by: ID): String  deep: Deep  holder: Holder  far: Far }
  type Deep { id: ID  born: String  number: String  row: Row }
  type Far { deep: Deep  back: Row }
  union Holder = Deep | Far
  type Query { row: Row }
`);
const person: SubjectRule = { kind: 'person', key: 'id', bornOn: 'born', identifier: 'number' };
const both = { bornOn: true, identifier: true };

const policyOf = (rules: Readonly<Record<string, SubjectRule>>) =>
  ({ subject: (name: string) => rules[name] ?? { kind: 'none' } }) as unknown as CompiledPolicy;

function textWith(add: (selection: Selection) => void): string {
  const selection = new Selection('Row');
  add(selection);
  return selectionText(selection);
}

describe('addPath', () => {
  const pathText = (...path: string[]) => textWith((selection) => addPath(schema, selection, path));

  it('adds what stands at the end of a path, and returns where an object ends it', () => {
    expect(pathText('id')).toBe('{ id }');
    expect(pathText('deep', 'born')).toBe('{ deep { born } }');
    const ends = addPath(schema, new Selection('Row'), ['holder']);
    expect(ends.map(({ typeName }) => typeName)).toEqual(['Deep', 'Far']);
    expect(addPath(schema, new Selection('Row'), ['id'])).toEqual([]);
  });

  it('goes into every type that there can be', () => {
    expect(pathText('holder', 'deep', 'id')).toBe('{ holder { __typename ... on Far { deep { id } } } }');
  });

  it('adds nothing for what the graph does not have, or what wants arguments', () => {
    expect(pathText('nothing')).toBe('{  }');
    expect(pathText('named')).toBe('{  }');
    expect(addPath(schema, new Selection('Row'), ['nothing'])).toEqual([]);
    expect(pathText('deep', 'nothing')).toBe('{ deep { __typename } }');
  });
});

describe('addSubject', () => {
  const subjectText = (rule: SubjectRule, needs = both, others: Readonly<Record<string, SubjectRule>> = {}) =>
    textWith((selection) => addSubject(schema, policyOf({ Row: rule, ...others }), selection, needs));

  it('adds of a person what is needed and known', () => {
    const own = { kind: 'person', key: 'id', bornOn: 'deep', identifier: 'far' } as const;
    expect(subjectText({ ...own, bornOn: null, identifier: null })).toBe('{ id }');
    expect(subjectText(own)).toBe('{ id deep { __typename } far { __typename } }');
    expect(subjectText(own, { bornOn: false, identifier: false })).toBe('{ id }');
  });

  it('adds of an organisation its key, of others nothing', () => {
    expect(subjectText({ kind: 'organisation', key: 'id' })).toBe('{ id }');
    expect(subjectText({ kind: 'none' })).toBe('{  }');
    expect(subjectText({ kind: 'parent' })).toBe('{  }');
  });

  it('goes one path far: who is found by another path again counts as unknown', () => {
    const toDeep = { kind: 'path', path: ['deep'] } as const;
    expect(subjectText(toDeep, both, { Deep: person })).toBe('{ deep { id born number } }');
    expect(subjectText(toDeep, both, { Deep: { kind: 'path', path: ['row'] } })).toBe('{ deep { __typename } }');
  });
});

describe('shapeSubject', () => {
  const shapeOf = (rule: SubjectRule) => shapeSubject(schema, policyOf({ Row: rule }), 'Row');

  it('is the rule, and of a path also the type at its end where the schema says it', () => {
    expect(shapeOf(person)).toBe(person);
    expect(shapeOf({ kind: 'path', path: ['far', 'deep'] })).toMatchObject({ typeName: 'Deep', path: ['far', 'deep'] });
    expect(shapeOf({ kind: 'path', path: ['holder'] })).toMatchObject({ typeName: null });
    expect(shapeOf({ kind: 'path', path: ['id', 'deep'] })).toMatchObject({ typeName: null });
    expect(shapeOf({ kind: 'path', path: ['nothing'] })).toMatchObject({ typeName: null });
  });
});

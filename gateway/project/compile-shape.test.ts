import { buildSchema } from 'graphql';
import type { Form } from '../../policies/engine/model';
import { openPolicy } from '../../policies/engine/open-policy';
import type { Graph } from '../../schema/supergraph';
import { FieldFault } from '../execute/model';
import type { Decision, ShapeField, ShapeObject } from '../share/model';
import { createShare } from '../share/share';
import { consumer, operationOf } from '../share/tests/small-graph';
import { compileShape } from './compile-shape';
import { project } from './project';
import { pseudonymKey, treeOf } from './tests/answered';

const schema = buildSchema(/* GraphQL */ `
  enum Kind { A B }
  scalar Any
  type Query { row: Row  must: Row!  rows: [Row!]  all: [Row!]!  deep: [[Row]!]  nodes: [Node] }
  interface Node { id: ID }
  type Row implements Node {
    id: ID  sure: String!  kind: Kind  count: Int  share: Float  flag: Boolean  any: Any  tags: [String!]  child: Row  twin: Row!
  }
  type Leaf implements Node { id: ID }
`);
const graph = { full: schema, api: schema } as Graph;
const gone = new FieldFault('DEPARTMENT_TIMEOUT', 'late');

function decided(text: string): Decision {
  return createShare({ graph, clock: { now: () => 0 } })(operationOf(text), consumer(), openPolicy());
}

/** The answer, and what is said of it. */
function answer(text: string, given: Readonly<Record<string, unknown>>, decision = decided(text)) {
  const tree = treeOf(decision.prepared.shape, given);
  const { data, errors } = project(decision, tree, { pseudonymKey, introspection: {} });
  const said = errors.map((error) => JSON.parse(error));
  return {
    data: JSON.parse(data.toString()),
    said: said.map(({ path, extensions }) => `${path.join('.')} ${extensions.code}`),
    messages: said.map(({ message }) => message),
  };
}

describe('a null where none may stand', () => {
  it('takes the nearest parent along that may be null, and is said once, where it stands', () => {
    const { data, said, messages } = answer('{ row { id child { id sure } } }', {
      row: { id: '1', child: { id: '2' } },
    });
    expect(data).toEqual({ row: { id: '1', child: null } });
    expect(said).toEqual(['row.child.sure NULL_IN_NON_NULL']);
    expect(messages[0]).toMatch(/: `Row.sure`$/);
  });

  it('goes up as far as it must', () => {
    expect(
      answer('{ row { id } must { twin { sure } } }', { row: { id: '1' }, must: { twin: { sure: null } } }),
    ).toMatchObject({
      data: null,
      said: ['must.twin.sure NULL_IN_NON_NULL'],
    });
    expect(answer('{ must { id } }', { must: null })).toMatchObject({ data: null, said: ['must NULL_IN_NON_NULL'] });
    expect(answer('{ all { sure } }', { all: [{ sure: 'x' }, { sure: null }] })).toMatchObject({ data: null });
    expect(answer('{ rows { sure } }', { rows: [{ sure: 'x' }, {}] })).toMatchObject({
      data: { rows: null },
      said: ['rows.1.sure NULL_IN_NON_NULL'],
    });
    expect(answer('{ deep { id } }', { deep: [[{ id: '1' }, null], null] })).toMatchObject({
      data: { deep: null },
      said: ['deep.1 NULL_IN_NON_NULL'],
    });
    expect(answer('{ deep { id } }', { deep: [[{ id: '1' }, null], []] })).toMatchObject({
      data: { deep: [[{ id: '1' }, null], []] },
      said: [],
    });
    expect(answer('{ row { tags } }', { row: { tags: ['a', null] } })).toMatchObject({
      data: { row: { tags: null } },
      said: ['row.tags.1 NULL_IN_NON_NULL'],
    });
  });

  it('is not said where an error has said why', () => {
    expect(answer('{ row { child { sure } } }', { row: { child: { sure: gone } } })).toMatchObject({
      data: { row: { child: null } },
      said: ['row.child.sure DEPARTMENT_TIMEOUT'],
    });
    expect(answer('{ must { twin { id sure } } }', { must: { twin: { id: gone, sure: 'x' } } }).said).toEqual([
      'must.twin.id DEPARTMENT_TIMEOUT',
    ]);
    expect(
      answer('{ must { twin { sure } } row { child { twin { id } } } }', {
        must: { twin: { sure: gone } },
        row: { child: {} },
      }).said,
    ).toEqual(['must.twin.sure DEPARTMENT_TIMEOUT']);
    expect(
      answer('{ row { child { twin { id } } } must { twin { sure } } }', {
        row: { child: {} },
        must: { twin: { sure: gone } },
      }).said,
    ).toEqual(['row.child.twin NULL_IN_NON_NULL', 'must.twin.sure DEPARTMENT_TIMEOUT']);
  });

  it('is not said where the field was refused', () => {
    const decision = decided('{ row { child { id sure } } }');
    const refuse = (shape: ShapeObject): ShapeObject => ({
      ...shape,
      fields: shape.fields.map((field) => ({
        ...field,
        granted: field.responseKey !== 'sure',
        children: field.children && new Map([...field.children].map(([name, one]) => [name, refuse(one)])),
      })),
    });
    const prepared = { ...decision.prepared, shape: refuse(decision.prepared.shape) };
    expect(answer('', { row: { child: { id: '1', sure: 'x' } } }, { ...decision, prepared })).toMatchObject({
      data: { row: { child: null } },
      said: [],
    });
  });

  it('is not said where a refusal says why', () => {
    const decision = decided('{ must { twin { id sure } } }');
    const refusals = [
      { refusal: { form: { kind: 'none' } }, errorPath: ['must', 'twin', 'sure'], path: 'must.twin.sure' },
    ];
    const prepared = { ...decision.prepared, refusals } as unknown as Decision['prepared'];
    expect(answer('', { must: { twin: null } }, { ...decision, prepared }).said).toHaveLength(1);
    expect(answer('', { must: { twin: { id: '1', sure: null } } }, { ...decision, prepared }).said).toHaveLength(1);
    const elsewhere = {
      ...prepared,
      refusals: [{ ...refusals[0], errorPath: ['must', 'id'] }],
    } as unknown as Decision['prepared'];
    expect(answer('', { must: { twin: null } }, { ...decision, prepared: elsewhere }).said).toHaveLength(2);
  });
});

describe('values', () => {
  const text = '{ row { kind count share flag any id sure } }';
  const of = (row: object) => answer(text, { row: { sure: 's', ...row } });

  it('are written as the department gave them, where they fit', () => {
    const right = { kind: 'B', count: -7, share: 1.5, flag: false, any: { a: [1, null] }, id: 'i', sure: 's' };
    expect(of(right)).toMatchObject({ data: { row: right }, said: [] });
    expect(of({ any: 3, share: 2, id: 4 }).data.row).toMatchObject({ any: 3, share: 2, id: '4' });
  });

  it.each([
    ['kind', 'C'],
    ['kind', 1],
    ['count', 1.5],
    ['count', 2 ** 31],
    ['count', 'x'],
    ['share', 'x'],
    ['flag', 'x'],
    ['id', {}],
    ['id', [1]],
  ])('are told as wrong where they do not: %s = %j', (key, value) => {
    const { data, said } = of({ [key]: value });
    expect(data.row[key]).toBeNull();
    expect(said).toEqual([`row.${key} DEPARTMENT_ANSWER_INVALID`]);
  });

  it('escape what JSON has to escape', () => {
    for (const sure of ['"', '\\', '\n', '\u001f', '\ud800', '张敏', ' ~\u007f', '\u2028'])
      expect(of({ sure }).data.row.sure).toBe(JSON.parse(JSON.stringify(sure)));
  });
});

describe('masked values', () => {
  /** The field `any` or another one of a row, in this form, written both ways. */
  function shown(name: string, value: unknown, form: Form, change: Partial<ShapeField> = {}) {
    const decision = decided(`{ row { ${name} } }`);
    const masked = (field: ShapeField): ShapeField => ({ ...field, decision: { ...field.decision!, form }, ...change });
    const [row] = decision.prepared.shape.fields as [ShapeField];
    const children = new Map(
      [...row.children!].map(([type, one]) => [type, { ...one, fields: one.fields.map(masked) }]),
    );
    const shape = { ...decision.prepared.shape, fields: [{ ...row, children }] };
    return answer('', { row: { [name]: value } }, { ...decision, prepared: { ...decision.prepared, shape } }).data.row[
      name
    ];
  }
  const mask: Form = { kind: 'mask', mask: 'name' };

  it('are text; a mask of anything else shows nothing', () => {
    expect([shown('id', '张敏', mask), shown('any', '张敏', mask)]).toEqual(['张*', '张*']);
    for (const [name, value] of [
      ['any', 7],
      ['any', { name: '张' }],
      ['count', 7],
      ['flag', true],
    ] as const)
      expect(shown(name, value, mask)).toBeNull();
    expect(shown('kind', 'A', { kind: 'mask', mask: 'hidden' })).not.toBe('A');
  });

  it('are nothing in no form', () => {
    expect(shown('id', '张敏', { kind: 'none' })).toBeNull();
    expect(shown('kind', 'A', { kind: 'none' })).toBeNull();
  });

  it('are pseudonyms of what is shown', () => {
    const full: Form = { kind: 'full' };
    const names = [shown('id', 'a', full, { pseudonym: true }), shown('id', 'b', full, { pseudonym: true })];
    expect(names.every((one) => /^~[\w-]{22}$/.test(one))).toBe(true);
    expect(new Set(names).size).toBe(2);
    expect(shown('kind', 'A', full, { pseudonym: true })).toMatch(/^~/);
  });

  it('are null where clients do not know them', () => {
    const hidden = new Set(['B']);
    expect([
      shown('kind', 'B', { kind: 'full' }, { hidden }),
      shown('kind', 'A', { kind: 'full' }, { hidden }),
    ]).toEqual([null, 'A']);
  });
});

describe('objects', () => {
  it('are told apart by what they say they are', () => {
    const { data, said } = answer('{ nodes { __typename ... on Row { id count } ... on Leaf { l: id } } }', {
      nodes: [{ __typename: 'Row', id: '1', count: 2 }, { __typename: 'Leaf', l: '3' }, null, { __typename: 'Node' }],
    });
    expect(data).toEqual({
      nodes: [{ __typename: 'Row', id: '1', count: 2 }, { __typename: 'Leaf', l: '3' }, null, null],
    });
    expect(said).toEqual([]);
  });

  it('need not say it where only their interface was asked', () => {
    expect(answer('{ nodes { id } }', { nodes: [{ id: '1' }, { id: '2' }] }).data).toEqual({
      nodes: [{ id: '1' }, { id: '2' }],
    });
  });

  it('are empty where nothing was asked of them', () => {
    const write = compileShape({ typeName: 'Row', subject: { kind: 'none' }, fields: [] });
    expect(write(undefined as never, {}, null, undefined as never)).toBe('{}');
  });
});

it('says no more than a thousand errors in one answer', () => {
  const { said } = answer('{ rows { id } }', { rows: Array.from({ length: 1_001 }, () => ({ id: gone })) });
  expect(said).toHaveLength(1_000);
});

import { buildSchema, type GraphQLEnumType, type GraphQLObjectType } from 'graphql';
import type { Form } from '../../policies/engine/model';
import { FieldFault } from '../execute/model';
import type { ShapeField } from '../share/model';
import { generalLeaf } from './general-leaf';
import { JsonWriter } from './json-writer';
import type { Projection } from './projection';
import { knownSubject } from './subject-context';

const schema = buildSchema(/* GraphQL */ `
  enum Kind { A B }
  scalar Any
  type Query { kind: Kind text: String id: ID any: Any count: Int flag: Boolean row: Query }
`);
const full: Form = { kind: 'full' };
const none: Form = { kind: 'none' };
const mask: Form = { kind: 'mask', mask: 'name' };
const onlyX = { form: full, rule: { id: 'r', reads: [['x']], holds: (row: unknown) => 'x' in (row as object) } };

function field(name: string, form: Form, change: Partial<ShapeField> = {}): ShapeField {
  const { type } = (schema.getType('Query') as GraphQLObjectType).getFields()[name]!;
  const base = { coordinate: `Query.${name}`, type, decision: { form, conditional: [] }, use: null, hidden: null };
  return { ...base, pseudonym: false, ...change } as unknown as ShapeField;
}

/** What the function says, what was written and whom it is noted to be about. */
function leaf(of: ShapeField, value: unknown, nonNull = false, row = {}, uses: unknown[] = []) {
  const add = jest.fn();
  const p = { decision: { uses }, subjects: { add }, pseudonymKey: Buffer.alloc(32), pseudonymScope: '' };
  const writer = new JsonWriter();
  const text = jest.spyOn(writer, 'text');
  const done = generalLeaf(of, nonNull)(writer, p as unknown as Projection, value, row, knownSubject('person', 'p'));
  return { done, written: writer.finish().toString(), noted: add.mock.calls.length, encoded: text.mock.calls.length };
}

describe('a leaf', () => {
  it.each<[string, ShapeField, unknown, string, number]>([
    ['text', field('text', full), '张"', '"张\\""', 1],
    ['masked text', field('text', mask), '张敏', '"张*"', 1],
    ['an id that came as a number', field('id', full), 7, '"7"', 1],
    ['a scalar of the graph', field('any', full), { a: 1 }, '{"a":1}', 1],
    ['a name of an enumeration', field('kind', full), 'A', '"A"', 1],
    ['nothing where nothing came', field('text', full), undefined, 'null', 1],
    ['null', field('text', full), null, 'null', 1],
    ['null in no form', field('text', none), null, 'null', 0],
    ['nothing in no form', field('text', none), 'x', 'null', 0],
    ['nothing where clients do not know the value', field('kind', full, { hidden: new Set(['A']) }), 'A', 'null', 1],
    ['nothing where a mask is no mask of it', field('any', mask), 7, 'null', 1],
  ])('is written as %s', (_, of, value, written, noted) => {
    expect(leaf(of, value)).toMatchObject({ done: true, written, noted });
    const must = leaf(of, value, true);
    if (written === 'null') expect(must).toMatchObject({ done: false, written: '' });
    else expect(must).toMatchObject({ done: true, written });
  });

  it.each<[string, unknown]>([
    ['text', new FieldFault('DEPARTMENT_TIMEOUT', 'late')],
    ['any', new FieldFault('DEPARTMENT_TIMEOUT', 'late')],
    ['text', { a: 1 }],
    ['kind', 'C'],
    ['count', 'x'],
  ])('of %s is left to be told where it is wrong: %p', (name, value) => {
    expect(leaf(field(name, full), value)).toMatchObject({ done: false, written: '' });
  });

  it('is in the form that the row or the request decides', () => {
    const ruled = field('text', none, { decision: { form: none, conditional: [onlyX] } as never });
    expect([leaf(ruled, 'v', false, { x: 1 }).written, leaf(ruled, 'v').written]).toEqual(['"v"', 'null']);
    const asked = field('kind', full, { use: 0 });
    const uses = (form: Form) => [{ decision: { form, conditional: [] }, arguments: {} }];
    const written = [full, mask, none].map((form) => leaf(asked, 'A', false, {}, uses(form)).written);
    expect(written).toEqual(['"A"', '"*"', 'null']);
  });

  it('is a pseudonym, also of a name', () => {
    expect(leaf(field('kind', full, { pseudonym: true }), 'A').written).toMatch(/^"~[\w-]{22}"$/);
    expect(leaf(field('text', full, { pseudonym: true }), 'A').written).toMatch(/^"~[\w-]{22}"$/);
  });

  it('is looked up and encoded once for all answers where it is a name, and text is encoded in its place', () => {
    const serialize = jest.spyOn(schema.getType('Kind') as GraphQLEnumType, 'serialize');
    expect(leaf(field('kind', full), 'B')).toMatchObject({ written: '"B"', encoded: 0 });
    expect(serialize.mock.calls).toEqual([]);
    serialize.mockRestore();
    expect(leaf(field('text', full), 'B').encoded).toBe(0);
    expect(leaf(field('any', full), 3).encoded).toBe(1);
  });

  it('is not an object', () => {
    expect(() => generalLeaf(field('row', full), false)).toThrow('Query.row is no leaf');
  });
});

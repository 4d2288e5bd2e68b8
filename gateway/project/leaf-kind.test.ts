import { buildSchema, type GraphQLNamedType } from 'graphql';
import type { Form } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';
import { leafKind } from './leaf-kind';

const schema = buildSchema('enum Kind { A } scalar Day type Query { a(b: Kind, c: Day, d: Float, e: ID): Int }');
const type = (name: string) => schema.getType(name) as GraphQLNamedType;
const full: Form = { kind: 'full' };
const plain = { decision: { form: full, conditional: [] }, use: null, hidden: null, pseudonym: false };
const kind = (name: string, change: object = {}) =>
  leafKind(type(name), { ...plain, ...change } as unknown as ShapeField);

test.each([
  ['String', 'string'],
  ['ID', 'string'],
  ['Day', 'string'],
  ['Boolean', 'boolean'],
  ['Int', 'int'],
  ['Float', 'float'],
  ['Kind', 'general'],
])('a value of the type %s is written as a %s', (name, expected) => {
  expect(kind(name)).toBe(expected);
});

test.each([
  ['a mask', { decision: { form: { kind: 'mask', mask: 'name' }, conditional: [] } }],
  ['a rule', { decision: { form: full, conditional: [{}] } }],
  ['a decision of each request', { use: 0 }],
  ['no decision', { decision: null }],
  ['values that clients do not know', { hidden: new Set(['x']) }],
  ['a pseudonym', { pseudonym: true }],
])('a value with %s has to be looked at', (_, change) => {
  for (const name of ['String', 'Int', 'Day']) expect(kind(name, change)).toBe('general');
});

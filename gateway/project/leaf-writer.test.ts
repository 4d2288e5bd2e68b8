import { GraphQLScalarType, GraphQLString } from 'graphql';
import type { Form } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';
import { leafWriter } from './leaf-writer';
import type { Projection } from './projection';

const full: Form = { kind: 'full' };
const field = { pseudonym: false } as ShapeField;
const day = new GraphQLScalarType({
  name: 'Day',
  serialize: () => {
    throw new Error('scalars of the graph have no code here');
  },
});

test('scalars of the graph are what departments say they are', () => {
  const write = leafWriter(day, field);
  const p = {} as Projection;
  expect([write(p, '2026-11-20', full), write(p, 7, full), write(p, { a: 1 }, full)]).toEqual([
    '"2026-11-20"',
    '7',
    '{"a":1}',
  ]);
  expect([write(p, '张敏', { kind: 'mask', mask: 'name' }), write(p, 7, { kind: 'mask', mask: 'name' })]).toEqual([
    '"张*"',
    'null',
  ]);
});

test('text is text', () => {
  const write = leafWriter(GraphQLString, field);
  expect(write({} as Projection, 7, full)).toBe('"7"');
  expect(() => write({} as Projection, {}, full)).toThrow();
});

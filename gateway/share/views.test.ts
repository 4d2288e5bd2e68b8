import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { GraphQLString } from 'graphql';
import type { DecidedView, ShapeField } from './model';
import { Views } from './views';

const field: ShapeField = {
  responseKey: 'name',
  internalName: 'name',
  coordinate: 'Person.name',
  type: GraphQLString,
  kind: 'governed',
  decision: { form: { kind: 'full' }, conditional: [], charges: [] },
  use: null,
  granted: true,
  sensitive: false,
  pseudonym: false,
  cutBy: null,
  hidden: null,
  children: null,
};
const view = (changed: Partial<DecidedView> = {}, ofField: Partial<ShapeField> = {}): DecidedView => ({
  shape: { typeName: 'Person', subject: { kind: 'none' }, fields: [{ ...field, ...ofField }] },
  operation: { text: '{ name }', kind: 'query', variables: new Map(), coordinates: new Set(['Person.name']) },
  disclosed: ['Person.name'],
  refused: [],
  charged: [],
  ...changed,
});

test('consumers who get the same have one view', () => {
  const views = new Views();
  const first = view();
  expect(views.of(first)).toBe(first);
  expect(views.of(view())).toBe(first);
});

test('for as long as somebody uses its shape, whatever else was collected', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const views = new Views();
  const { shape } = views.of(view());
  await new Promise(setImmediate);
  collect();
  expect(views.of(view()).shape).toBe(shape);
});

test.each<[string, DecidedView]>([
  ['the form', view({}, { decision: { form: { kind: 'none' }, conditional: [], charges: [] } })],
  ['who decides', view({}, { decision: null, use: 0 })],
  ['the grant', view({}, { granted: false })],
  ['the name', view({}, { responseKey: 'other' })],
  ['the pseudonym', view({}, { pseudonym: true })],
  ['the sensitivity', view({}, { sensitive: true })],
  ['what is hidden', view({}, { hidden: new Set(['x']) })],
  ['whom it is about', view({ shape: { ...view().shape, subject: { kind: 'parent' } } })],
  ['what is asked', view({ operation: { ...view().operation!, text: '{ name pid }' } })],
  ['where variables come from', view({ operation: { ...view().operation!, variables: new Map([['a', 'b']]) } })],
  ['what may be asked', view({ operation: { ...view().operation!, coordinates: new Set() } })],
  ['that nothing is asked', view({ operation: null })],
  ['what is disclosed', view({ disclosed: [] })],
  ['what is refused', view({ refused: ['Person.pid'] })],
  ['what is charged', view({ charged: [true] })],
])('not where they differ in %s', (_, other) => {
  const views = new Views();
  views.of(view());
  expect(views.of(other)).toBe(other);
});

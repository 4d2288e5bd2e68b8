import type { FieldDecision, Form } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';
import { keptRows } from './kept-rows';
import type { Projection } from './projection';

const none: Form = { kind: 'none' };
const conditional: FieldDecision['conditional'] = [
  { form: { kind: 'full' }, rule: { id: 'r', reads: [['n']], holds: (row) => (row as { n: number }).n > 0 } },
];
const rows = [{ n: 1 }, { n: 0 }, { n: 2 }, { n: 3 }];
const ruled = { form: none, conditional } as unknown as FieldDecision;

function kept(decision: FieldDecision, args: object, change: Partial<ShapeField> = {}) {
  const p = { decision: { uses: [{ decision, arguments: args }] } } as unknown as Projection;
  return keptRows(p, { use: 0, cutBy: 'first', decision, ...change } as unknown as ShapeField, rows);
}
const [, , two] = rows;

test('rows that no rule speaks of stand as they came, and are not cut again', () => {
  const unruled = { form: { kind: 'full' }, conditional: [] } as unknown as FieldDecision;
  expect(kept(unruled, { first: 1 })).toBe(rows);
});

test('rows are cut after rules have removed others', () => {
  expect(kept(ruled, { first: 2 })).toEqual([rows[0], two]);
  expect(kept(ruled, { first: 0 })).toEqual([]);
  expect(kept(ruled, { first: -1 })).toEqual([]);
  for (const first of [null, undefined, '1']) expect(kept(ruled, { first })).toHaveLength(3);
});

test('rows are cut by the argument that cuts them, and by no other', () => {
  expect(kept(ruled, { first: 1, null: 1, limit: 2 }, { cutBy: 'limit' })).toHaveLength(2);
  expect(kept(ruled, { first: 1, null: 1 }, { cutBy: null })).toHaveLength(3);
  expect(kept(ruled, { first: 1 }, { use: null })).toHaveLength(3);
});

import fc from 'fast-check';
import { absorbWithCare } from '../absorb-with-care';
import { absorberOf } from '../absorber';
import { FaultLedger } from '../fault-ledger';
import { fieldFaults } from '../field-faults';
import { type TreeObject, treeObject } from '../tree-object';
import { suppliedField as supplied } from './supplied-field';

const typename = supplied('__typename', { types: new Set(['Holder', 'Keeper']) });
const inner = [supplied('id', { leaf: 'ID' }), supplied('n', { leaf: 'Int' }), supplied('f', { leaf: 'Float' })];
const object = { leaf: null, types: new Set(['Inner']), fields: inner };
const holder = {
  leaf: null,
  types: new Set(['A', 'B']),
  fields: [typename, supplied('a', { on: new Set(['A']) }), supplied('b', { on: new Set(['B']), optional: true })],
};
const fields = [
  typename,
  supplied('text'),
  supplied('renamed', { responseName: 'renamed_1' }),
  supplied('flag', { leaf: 'Boolean' }),
  supplied('date', { leaf: 'Date' }),
  supplied('maybe', { optional: true }),
  supplied('onA', { on: new Set(['A']) }),
  supplied('one', object),
  supplied('many', { ...object, listDepth: 1 }),
  supplied('grid', { leaf: 'Int', listDepth: 2 }),
  supplied('holder', holder),
  supplied('holders', { ...holder, listDepth: 1 }),
];

const fault = fieldFaults.DEPARTMENT_ERROR;

/** Both ways into targets that hold the same already. */
function both(answer: object, before: object, typeName: string | null) {
  const [careful, quick] = [target(before), target(before)];
  const [slow, fast] = [new FaultLedger(), new FaultLedger()];
  absorbWithCare(careful, answer, fields, typeName, slow);
  const done = absorberOf(fields)?.(quick, answer, typeName, fast.treeSize) ?? false;
  if (!done) absorbWithCare(quick, answer, fields, typeName, fast);
  slow.close();
  fast.close();
  return { careful, quick, done, sizes: [slow.treeSize.values, fast.treeSize.values] };
}

function target(members: object): TreeObject {
  return Object.assign(treeObject(), structured(members));
}

/** A copy of plain members whose faults stay the same values. */
function structured(value: unknown): unknown {
  if (value === fault || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(structured);
  return Object.assign(
    treeObject(),
    Object.fromEntries(Object.entries(value).map(([key, part]) => [key, structured(part)])),
  );
}

function answers(wrong: number): fc.Arbitrary<object> {
  const odd = fc.constantFrom<unknown>(undefined, 'x', 7, 1.5, 1e300, true, [], [null], [[1]], {}, [{}], {
    __typename: 'C',
  });
  const some = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
    const known = fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: fc.constant(null) });
    return wrong === 0 ? known : fc.oneof({ weight: 60, arbitrary: known }, { weight: wrong, arbitrary: odd });
  };
  const innerRow = fc.record({
    id: some(fc.string()),
    n: some(fc.integer()),
    f: some(fc.double({ noNaN: true, noDefaultInfinity: true })),
  });
  const holderRow = fc.oneof(
    fc.record({ __typename: fc.constant('A'), a: some(fc.string()) }),
    fc.record({ __typename: fc.constant('B'), b: some(fc.string()) }, { requiredKeys: ['__typename'] }),
  );
  return fc.record(
    {
      __typename: fc.constantFrom('A', 'B', 'Holder'),
      text: some(fc.string()),
      renamed_1: some(fc.string()),
      flag: some(fc.boolean()),
      date: some(fc.oneof(fc.string(), fc.integer())),
      maybe: some(fc.string()),
      onA: some(fc.string()),
      one: some(innerRow),
      many: some(fc.array(some(innerRow), { maxLength: 3 })),
      grid: some(fc.array(some(fc.array(some(fc.integer()), { maxLength: 2 })), { maxLength: 2 })),
      holder: some(holderRow),
      holders: some(fc.array(some(holderRow), { maxLength: 3 })),
      stranger: fc.constant('must not be taken'),
    },
    {
      requiredKeys: [
        '__typename',
        'text',
        'renamed_1',
        'flag',
        'date',
        'onA',
        'one',
        'many',
        'grid',
        'holder',
        'holders',
      ],
    },
  );
}

const befores = fc.oneof(
  fc.constant({}),
  fc.constantFrom<object>(
    { __typename: 'A' },
    { text: 'known', one: { id: 'known', more: 1 } },
    { one: fault, text: fault },
    { many: [{ id: 'known' }], holder: null },
    { many: fault, holder: { __typename: 'A', more: 'x' }, grid: [[1]] },
  ),
);
const typeNames = fc.constantFrom('A', 'B', null);

describe('the quick way to absorb', () => {
  it('takes every right answer for an empty object by itself', () => {
    fc.assert(
      fc.property(answers(0), typeNames, (answer, typeName) => {
        const { careful, quick, done, sizes } = both(answer, {}, typeName);
        expect(done).toBe(true);
        expect(sizes[1]).toBe(sizes[0]);
        expect(quick).toStrictEqual(careful);
        expect(quick).not.toHaveProperty('stranger');
      }),
    );
  });

  it('leaves behind what the careful way does, whatever is sent and whatever was there', () => {
    let [taken, left] = [0, 0];
    fc.assert(
      fc.property(answers(3), befores, typeNames, (answer, before, typeName) => {
        const { careful, quick, done } = both(answer, before, typeName);
        if (done) taken += 1;
        else left += 1;
        expect(quick).toStrictEqual(careful);
      }),
      { numRuns: 2_000 },
    );
    expect([taken > 200, left > 200]).toEqual([true, true]);
  });

  it('shares its code between equal fetches, and leaves names that objects inherit to the careful way', () => {
    expect(absorberOf([supplied('text')])).toBe(absorberOf([supplied('text')]));
    expect(absorberOf([supplied('text')])).not.toBe(absorberOf([supplied('other')]));
    for (const name of ['__proto__', 'constructor', 'toString']) expect(absorberOf([supplied(name)])).toBeNull();
  });

  it('takes names of the graph only', () => {
    expect(() => absorberOf([supplied('a"];process.exit();//')])).toThrow('expected a name of the graph');
  });
});

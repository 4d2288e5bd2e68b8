import type { EntityEntry, SuppliedField } from '../plan/model';
import { entityAnswer } from './entity-answer';
import type { EntityGroup } from './entity-group';
import { fieldFaults } from './field-faults';

const entry = {
  typeName: 'T',
  types: new Set(['T']),
  echoed: true,
  typeAlias: '_t',
  key: [{ name: 'id', alias: '_k', isId: true, fields: null }],
} as EntityEntry;
const supplies: SuppliedField[] = [];
const count = 50;
const groups = Array.from({ length: count }, (_, n) => {
  return { text: `${n}`, entry, typeName: 'T', key: `["${n}"]`, scalar: `${n}`, targets: [] } as unknown as EntityGroup;
});
const { DEPARTMENT_ERROR: failed, DEPARTMENT_REFUSED: refused } = fieldFaults;

type Path = readonly (string | number)[] | null;

const errorsOf = (entities: readonly unknown[], errors: readonly { path: Path }[]) =>
  entityAnswer(
    {
      data: { _entities: entities },
      errors: errors.map((error, n) => ({ ...error, fault: n % 2 ? refused : failed })),
    },
    groups,
    supplies,
  ).errors.map(({ place, groups: concerned, fault }) => [place, concerned?.length ?? null, fault.code]);

const nulls = Array.from({ length: count }, () => null);
const often = (path: (n: number) => Path) => Array.from({ length: count }, (_, n) => ({ path: path(n) }));

test('what nobody knows the place of is said once of all, for each fault', () => {
  const expected = [
    ['anywhere', null, 'DEPARTMENT_ERROR'],
    ['anywhere', null, 'DEPARTMENT_REFUSED'],
  ];
  expect(
    errorsOf(
      nulls,
      often(() => null),
    ),
  ).toEqual(expected);
  expect(
    errorsOf(
      nulls,
      often((n) => ['_entities', count + n, 'x']),
    ),
  ).toEqual(expected);
});

test('lost rows have their errors one by one while their order can be believed, and else one for all of them', () => {
  expect(
    errorsOf(
      nulls,
      often((n) => ['_entities', n]),
    ),
  ).toHaveLength(count);
  // One row stands in the place of another.
  const row = { _t: 'T', _k: '1' };
  expect(
    errorsOf(
      [row, ...nulls.slice(1)],
      often((n) => ['_entities', n + 1]),
    ).slice(0, 2),
  ).toEqual([
    ['lost', count - 1, 'DEPARTMENT_ERROR'],
    ['lost', count - 1, 'DEPARTMENT_REFUSED'],
  ]);
  expect(
    errorsOf(
      [row, ...nulls.slice(1)],
      often((n) => ['_entities', (n % 40) + 1]),
    ),
  ).toHaveLength(2);
});

import type { SuppliedField } from '../plan/model';
import type { CallResult } from './call-department';
import type { DepartmentError } from './department-errors';
import type { EntityGroup } from './entity-group';
import { fieldFaults } from './field-faults';
import { type EntityRow, matchRows, type RowMatches } from './match-rows';
import { FieldFault } from './model';
import { ownMember } from './own-member';

/** What came of the representations of one fetch, by index of the group. */
export interface EntityAnswer {
  /** Undefined: the department knows nothing by that key. */
  readonly rows: readonly (EntityRow | FieldFault | undefined)[];
  readonly errors: readonly EntityError[];
}

/** An error beside the rows. */
export interface EntityError {
  /** Whom it concerns; null for all. */
  readonly groups: readonly number[] | null;
  /** `row`: at `rest` in a row that is there. `lost`: the row is null because of it. `anywhere`: nobody knows. */
  readonly place: 'row' | 'lost' | 'anywhere';
  readonly rest: readonly unknown[];
  readonly fault: FieldFault;
}

/** Reads the answer to one `_entities` field. Nothing is taken by position that does not echo its key. */
export function entityAnswer(
  result: CallResult,
  groups: readonly EntityGroup[],
  supplies: readonly SuppliedField[],
): EntityAnswer {
  const entities = result instanceof FieldFault ? null : ownMember(result.data, '_entities');
  if (result instanceof FieldFault || !Array.isArray(entities)) {
    const fault = result instanceof FieldFault ? result : result.errors[0]?.fault;
    return { rows: groups.map(() => fault ?? fieldFaults.DEPARTMENT_ANSWER_INVALID), errors: [] };
  }
  const matches = matchRows(entities, groups, supplies);
  const rows =
    matches.conflicting.size === 0 && !matches.strangers
      ? matches.rows
      : matches.rows.map((row, index) =>
          matches.conflicting.has(index) || (!row && matches.strangers) ? fieldFaults.DEPARTMENT_ANSWER_INVALID : row,
        );
  const errors = result.errors.length > 0 ? entityErrors(result.errors, entities, matches) : [];
  return { rows, errors };
}

function entityErrors(
  errors: readonly DepartmentError[],
  entities: readonly unknown[],
  matches: RowMatches,
): EntityError[] {
  const groupsAt = matches.groupsAt();
  const lostAt = lostGroups(groupsAt, matches.rows);
  const said = new Set<string>();
  /** What concerns everybody is said once: a thousand errors over a thousand rows would hold the event loop. */
  const once = (error: EntityError): EntityError[] => {
    const text = `${error.place} ${error.fault.code}`;
    if (said.has(text)) return [];
    said.add(text);
    return [error];
  };
  return errors.flatMap(({ path, fault }): EntityError[] => {
    const [field, index, ...rest] = path ?? [];
    const row = field === '_entities' && typeof index === 'number' ? entities[index] : undefined;
    if (row === undefined) return once({ groups: null, place: 'anywhere', rest: [], fault });
    if (row !== null) return [{ groups: groupsAt[Number(index)] ?? [], place: 'row', rest, fault }];
    const lost = lostAt(Number(index));
    return lost.own
      ? [{ groups: lost.groups, place: 'lost', rest, fault }]
      : once({ groups: lost.groups, place: 'lost', rest, fault });
  });
}

/**
 * Whose row failed, when all that stands at its index is null. The index can be believed only as long as every row
 * that did echo a key stands at the place of its representation; otherwise all who got no row share the fault.
 */
function lostGroups(groupsAt: readonly (readonly number[])[], rows: RowMatches['rows']) {
  const inOrder =
    groupsAt.length === rows.length &&
    groupsAt.every((matched, at) => matched.length === 0 || (matched.length === 1 && matched[0] === at));
  const without = rows.flatMap((row, at) => (row ? [] : [at]));
  return (index: number): { readonly groups: readonly number[]; readonly own: boolean } =>
    inOrder ? { groups: without.includes(index) ? [index] : [], own: true } : { groups: without, own: false };
}

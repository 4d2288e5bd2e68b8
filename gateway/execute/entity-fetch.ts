import type { FetchNode } from '@apollo/query-planner';
import type { PreparedFetch } from '../plan/model';
import { absorb } from './absorb';
import { type CallResult, callDepartment } from './call-department';
import { type EntityGroup, entityBatches } from './entity-batch';
import type { Execution } from './execution';
import type { FaultLedger } from './fault-ledger';
import { fieldFaults } from './field-faults';
import { matchRows, type RowMatches } from './match-rows';
import { type DepartmentCall, FieldFault } from './model';
import { ownMember } from './own-member';
import { placeError } from './place-error';
import { representation } from './representation';
import type { TreeObject } from './tree-object';

/**
 * A fetch through `_entities`: asks once for each representation, however many targets wait for it, and gives each
 * target the row that echoes its key. A target whose input failed gets that fault; one without a key gets nothing.
 */
export async function entityFetch(
  execution: Execution,
  node: FetchNode,
  fetch: PreparedFetch,
  targets: readonly TreeObject[],
  ledger: FaultLedger,
  calls: DepartmentCall[],
): Promise<void> {
  const { full } = execution.graph;
  const settleAll = (target: TreeObject, fault: FieldFault, overNull = false) => {
    for (const field of fetch.supplies) ledger.settle(target, field, fault, { overNull });
  };
  const keyNames = new Set(fetch.entries.flatMap(({ key }) => key.map(({ name }) => name)));
  const asked: { representation: TreeObject; target: TreeObject }[] = [];
  const lacking = new Map<TreeObject, ReadonlyMap<string, FieldFault | null>>();
  for (const target of new Set(targets)) {
    const built = representation(target, node, keyNames, full);
    if (built instanceof FieldFault) settleAll(target, built);
    else if (built) {
      asked.push({ representation: built.representation, target });
      lacking.set(target, built.lacking);
    }
  }
  await Promise.all(
    entityBatches(asked, fetch.entries).map(async (groups) => {
      const representations = groups.map((group) => group.representation);
      take(await callDepartment(execution, fetch, representations, calls), groups, fetch, ledger, settleAll);
    }),
  );
  for (const [target, inputs] of lacking) disbelieve(target, inputs, fetch);
}

type SettleAll = (target: TreeObject, fault: FieldFault, overNull?: boolean) => void;

function take(
  result: CallResult,
  groups: readonly EntityGroup[],
  fetch: PreparedFetch,
  ledger: FaultLedger,
  settleAll: SettleAll,
): void {
  const fail = (group: EntityGroup, fault: FieldFault, overNull = false) => {
    for (const target of group.targets) settleAll(target, fault, overNull);
  };
  const entities = result instanceof FieldFault ? null : ownMember(result.data, '_entities');
  if (result instanceof FieldFault || !Array.isArray(entities)) {
    const fault = result instanceof FieldFault ? result : result.errors[0]?.fault;
    for (const group of groups) fail(group, fault ?? fieldFaults.DEPARTMENT_ANSWER_INVALID);
    return;
  }

  const matches = matchRows(entities, groups, fetch.supplies);
  for (const group of groups) {
    const found = matches.rows.get(group);
    if (matches.conflicting.has(group) || (!found && matches.strangers)) {
      fail(group, fieldFaults.DEPARTMENT_ANSWER_INVALID);
    } else if (found) {
      for (const target of group.targets) absorb(target, found.row, fetch.supplies, found.typeName, ledger);
    }
  }

  for (const { path, fault } of result.errors) {
    const [field, index, ...rest] = path ?? [];
    const row = field === '_entities' && typeof index === 'number' ? entities[index] : undefined;
    if (row === undefined) {
      for (const group of groups) fail(group, fault, true);
    } else if (row === null) {
      for (const group of lostAt(Number(index), groups, matches)) {
        for (const target of group.targets) placeError(target, fetch.supplies, rest, fault, ledger);
        fail(group, fault);
      }
    } else {
      for (const group of matches.groupsAt[Number(index)] ?? []) {
        for (const target of group.targets) {
          if (!placeError(target, fetch.supplies, rest, fault, ledger)) settleAll(target, fault, true);
        }
      }
    }
  }
}

/**
 * Whose row failed, when all that stands at its index is null. The index can be believed only as long as every row
 * that did echo a key stands at the place of its representation; otherwise all who got no row share the fault.
 */
function lostAt(index: number, groups: readonly EntityGroup[], matches: RowMatches): readonly EntityGroup[] {
  const inOrder =
    matches.groupsAt.length === groups.length &&
    matches.groupsAt.every(
      (matched, at) => matched.length === 0 || (matched.length === 1 && matched[0] === groups[at]),
    );
  const lost = inOrder ? groups.slice(index, index + 1) : groups;
  return lost.filter((group) => !matches.rows.has(group));
}

/** What a department computed from an input that we could not give it is not an answer: the input's fault stands. */
function disbelieve(target: TreeObject, lacking: ReadonlyMap<string, FieldFault | null>, fetch: PreparedFetch): void {
  for (const [input, fault] of lacking) {
    for (const { name, inputs, on } of fetch.supplies) {
      if (!inputs.has(input) || (on && !on.has(String(target['__typename'])))) continue;
      if (!(target[name] instanceof FieldFault)) target[name] = fault;
    }
  }
}

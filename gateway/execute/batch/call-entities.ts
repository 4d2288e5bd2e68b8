import { type CallResult, callDepartment } from '../call-department';
import type { DepartmentRequest, Departments } from '../department';
import type { DepartmentError } from '../department-errors';
import { type EntityAnswer, entityAnswer } from '../entity-answer';
import type { EntityGroup } from '../entity-group';
import type { EntityLoad } from '../entity-loads';
import { FieldFault } from '../model';
import { ownMember } from '../own-member';
import { isTreeObject } from '../tree-object';
import type { CombinedFetch } from './combine-fetches';

export interface EntitiesResult {
  /** For each load. */
  readonly answers: readonly EntityAnswer[];
  readonly result: CallResult;
}

/**
 * Sends the loads of one department as one request.
 * @param variables text of the client's variables, as `variablesText` writes them
 */
export async function callEntities(
  departments: Departments,
  { fetch, slots }: CombinedFetch,
  loads: readonly EntityLoad[],
  variables: string,
  request: Pick<DepartmentRequest, 'members' | 'signal' | 'deadlineMs'>,
): Promise<EntitiesResult> {
  let text = `{${variables}`;
  for (const [index, { groups }] of loads.entries()) {
    const separator = text === '{' ? '' : ',';
    text += `${separator}"${slots[index]?.variableName}":${representationsText(groups)}`;
  }
  const result = await callDepartment(departments, { fetch, variablesText: `${text}}`, ...request });
  const answers = loads.map(({ fetch: { prepared }, groups }, index) =>
    entityAnswer(slotResult(result, slots[index]?.responseName ?? ''), groups, prepared.supplies),
  );
  return { answers, result };
}

function representationsText(groups: readonly EntityGroup[]): string {
  let text = '[';
  for (let index = 0; index < groups.length; index += 1) {
    text += index === 0 ? (groups[index] as EntityGroup).text : `,${(groups[index] as EntityGroup).text}`;
  }
  return `${text}]`;
}

/** The part of an answer that belongs to one slot, as if it had been asked for alone. */
function slotResult(result: CallResult, responseName: string): CallResult {
  if (result instanceof FieldFault || responseName === '_entities') return result;
  const data = isTreeObject(result.data) ? { _entities: ownMember(result.data, responseName) } : null;
  const errors = result.errors.flatMap(({ path, fault }): DepartmentError[] => {
    const [name, ...rest] = path ?? [];
    if (name === responseName) return [{ path: ['_entities', ...rest], fault }];
    // An error of another slot concerns nobody here; one of no slot concerns all.
    return typeof name === 'string' && /^_e\d+$/.test(name) ? [] : [{ path: null, fault }];
  });
  return { data, errors };
}

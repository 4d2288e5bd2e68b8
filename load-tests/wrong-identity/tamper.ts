import type { DepartmentAnswer } from '../../gateway/execute/department';
import { fieldFaults } from '../../gateway/execute/field-faults';
import type { Random } from '../../schema/testing/random';

type Row = Record<string, unknown>;

/**
 * What departments and networks do to answers: rows out of order, twice, missing, of somebody who was not asked for;
 * errors; no answer at all. Nothing here makes a row lie about its own key.
 */
export function tamper(answer: DepartmentAnswer, random: Random): DepartmentAnswer {
  if (random.chance(0.02)) throw fieldFaults.DEPARTMENT_UNAVAILABLE;
  if (random.chance(0.02)) throw fieldFaults.DEPARTMENT_REFUSED;
  if (random.chance(0.02)) return { data: null, errors: [{ message: 'x' }] };
  const data: Row = { ...(answer.data as Row | null) };
  for (const [name, value] of Object.entries(data)) {
    if (Array.isArray(value) && name.startsWith('_e')) data[name] = tamperRows(value as (Row | null)[], random);
    else if (random.chance(0.02)) data[name] = null;
  }
  const errors = random.chance(0.05) ? [{ message: 'x', path: [Object.keys(data)[0], random.below(4)] }] : [];
  return { data, errors: [...((answer.errors as unknown[] | undefined) ?? []), ...errors] };
}

function tamperRows(rows: readonly (Row | null)[], random: Random): (Row | null)[] {
  const result = rows.filter(() => random.next() > 0.05);
  if (random.chance(0.3)) result.push(...rows.filter(() => random.chance(0.3)));
  if (random.chance(0.1)) result.push(null);
  if (random.chance(0.05) && rows[0]) result.push({ ...rows[0], _key_id: 'stranger' });
  if (random.chance(0.5)) result.sort(() => random.next() - 0.5);
  return result;
}

import { hash } from '../../reference/hash';
import type { Cell, Row } from './model';

/** The one field with `@requires`: its department has nothing but what it is handed. */
export const REQUIRING = 'Person.isRetirementAge';

/** What stands for a date at the end of a derived answer. */
const dates = ['2025-01-01', '2026-01-01', '2027-01-01', '9999-09-09'];

/**
 * A value that a department works out: the same for the same inputs, and most often another for others.
 * @param inputs values of the fields that the catalogue says it is derived from, in that order
 * @returns null where an input is missing that the department has to be handed (`@requires`)
 */
export function derivedValue(
  coordinate: string,
  kind: { readonly name: string; readonly members: readonly string[] },
  inputs: readonly unknown[],
  args: Readonly<Record<string, unknown>>,
): string | number | boolean | null {
  if (coordinate === REQUIRING && inputs.some((input) => typeof input !== 'string')) return null;
  const outcome = hash(JSON.stringify([coordinate, inputs, args]));
  if (kind.members.length > 0) return kind.members[outcome % kind.members.length] as string;
  if (kind.name === 'Boolean') return outcome % 2 === 0;
  if (kind.name === 'Int' || kind.name === 'Float') return outcome % 6;
  if (kind.name === 'Date') return dates[outcome % dates.length] as string;
  return `band ${outcome % 4}`;
}

/** The cells of a row that a derived field reads; null for what the row does not have. */
export function inputsOf(row: Row, derivedFrom: readonly string[]): readonly (Cell | null)[] {
  return derivedFrom.map((coordinate) => {
    const [typeName, field] = coordinate.split('.') as [string, string];
    return typeName === row.type ? (row.cells[field] ?? null) : null;
  });
}

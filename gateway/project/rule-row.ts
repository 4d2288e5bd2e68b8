import { FieldFault, opened } from '../execute/model';

/**
 * A row as rules may see it: a value that could not be had is missing, and a missing input denies. A null that the
 * department answered is a null: rules deny for it, too, unless they declare it (`nullable`). An element that is a value and no
 * object has no fields: a rule reads it as it is.
 */
export function ruleRow(row: unknown, reads: readonly (readonly string[])[]): unknown {
  if (reads.some(({ length }) => length === 0)) return row instanceof FieldFault ? undefined : row;
  const view: Record<string, unknown> = Object.create(null);
  for (const path of reads) copy(row, view, path);
  return view;
}

function copy(from: unknown, into: Record<string, unknown>, path: readonly string[]): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return;
  const value = opened((from as Record<string, unknown>)[name]);
  if (value === undefined || value instanceof FieldFault) return;
  if (value === null || rest.length === 0) {
    into[name] = value;
    return;
  }
  const nested = (into[name] ?? Object.create(null)) as Record<string, unknown>;
  into[name] = nested;
  copy(value, nested, rest);
}

/**
 * A made-up government: rows of every type of the graph, held in memory. What a department answers follows from its
 * rows and from nothing else, so two worlds that differ in one cell differ in exactly what depends on that cell.
 */
export interface ModelWorld {
  /** By id. */
  readonly rows: ReadonlyMap<string, Row>;
}

export interface Row {
  /** `Person:3`: which row it is, in every world. No department tells it; keys are cells like others. */
  readonly id: string;
  readonly type: string;
  /** By field. Derived fields have none. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** No argument of a request names it: whoever sees it got there by links. */
  readonly unnamed?: true;
}

/** A scalar; ids of rows where the field leads to objects; values by argument where a leaf takes one. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly ref: string }
  | { readonly refs: readonly string[] }
  | { readonly byArgument: Readonly<Record<string, string>> };

export function refsOf(cell: Cell | undefined): readonly string[] {
  if (typeof cell !== 'object' || cell === null) return [];
  if ('refs' in cell) return cell.refs;
  return 'ref' in cell ? [cell.ref] : [];
}

/** What a cell may hold; arrays are `text[]`, records are `jsonb`. */
export type Cell = string | number | boolean | null | readonly string[] | Readonly<Record<string, string>>;

/** One row: the table (`schema.table`) and its cells by column; a column left out is null. */
export type Row = readonly [table: string, cells: Readonly<Record<string, Cell>>];

/**
 * A row of text a row, columns as wide as their longest text. The first row has the headings.
 * @param figuresFrom columns from this one on, counted from 0, stand on the right; default none
 */
export function textTable(rows: readonly (readonly string[])[], figuresFrom = Number.POSITIVE_INFINITY): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column < figuresFrom ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

import type { Matrix, MatrixCell } from '../analysis/matrix/matrix';

/** A cell in a word: `full`, `mask(name)`, `full*` in some rows only, `full?` under a condition only, or why nothing. */
export function cellText({ form, conditional, because }: MatrixCell): string {
  const marked = conditional.map(
    (each) => `${each.form}${each.when === null ? '' : '?'}${each.rows === null ? '' : '*'}`,
  );
  const parts = [...(form === 'none' ? [] : [form]), ...new Set(marked)];
  return parts.length > 0 ? parts.join(' ') : (because ?? '–');
}

/**
 * The matrix as tables that fit a terminal, consumers that don't fit in further ones below, and the conditions of what
 * is marked.
 * @param width in characters
 */
export function matrixLines(matrix: Matrix, width: number): string[] {
  const { item, name, consumers, rows } = matrix;
  const heading = `${item} ${name.zh} / ${name.en}: ${consumers.length} consumers, ${rows.length} coordinates`;
  const first = Math.max(0, ...rows.map(({ coordinate }) => coordinate.length));
  const widths = consumers.map((consumer, column) =>
    Math.max(consumer.length, ...rows.map(({ cells }) => cellText(cells[column] as MatrixCell).length)),
  );
  const lines = [heading];
  for (const columns of blocks(widths, width - first)) {
    const line = (head: string, cell: (column: number) => string) =>
      `${head.padEnd(first)}${columns.map((column) => `  ${cell(column).padEnd(widths[column] ?? 0)}`).join('')}`.trimEnd();
    lines.push(
      '',
      line('', (column) => consumers[column] ?? ''),
    );
    for (const { coordinate, cells } of rows) {
      lines.push(line(coordinate, (column) => cellText(cells[column] as MatrixCell)));
    }
  }
  return [...lines, ...conditionLines(matrix)];
}

/** As many columns side by side as fit, at least one. */
function blocks(widths: readonly number[], room: number): number[][] {
  const found: number[][] = [];
  let left = 0;
  for (const [column, width] of widths.entries()) {
    const block = found.at(-1);
    if (block && width + 2 <= left) block.push(column);
    else {
      found.push([column]);
      left = room;
    }
    left -= width + 2;
  }
  return found;
}

function conditionLines({ consumers, rows }: Matrix): string[] {
  const marked = rows.flatMap(({ coordinate, cells }) =>
    cells.flatMap((cell, column) =>
      cell.conditional.map(({ form, when, rows, rule }) => {
        const conditions = [when === null ? '' : `? when ${when}`, rows === null ? '' : `* rows ${rows}`];
        return `  ${consumers[column]} ${coordinate} ${form} ${conditions.filter(Boolean).join(' ')} (${rule})`;
      }),
    ),
  );
  return marked.length === 0 ? [] : ['', '? under a condition only, * in some rows only:', ...marked];
}

import { assert } from '../../../schema/lib/assert';
import type { Cell, Row } from './row';
import { tableColumns } from './table-columns';

/** Rows of one table in PostgreSQL's COPY text format. */
export interface CopyChunk {
  readonly table: string;
  readonly columns: readonly string[];
  readonly text: string;
}

/** Gathers rows as COPY text, table by table, so that the memory in use is one chunk and not a world. */
export class RowBuffer {
  private lines = new Map<string, string[]>();

  add([table, cells]: Row): void {
    const columns = tableColumns.get(table);
    assert(columns, `\`${table}\` is a table`);
    let used = 0;
    const line = columns.map((column) => {
      const cell = cells[column];
      if (cell === undefined) return '\\N';
      used += 1;
      return encode(cell);
    });
    assert(used === Object.keys(cells).length, `every cell of \`${table}\` has a column: ${Object.keys(cells)}`);
    const lines = this.lines.get(table);
    if (lines) lines.push(line.join('\t'));
    else this.lines.set(table, [line.join('\t')]);
  }

  /** What was gathered since the last call, in the order of first use. */
  drain(): CopyChunk[] {
    const chunks = [...this.lines].map(([table, lines]) => ({
      table,
      columns: tableColumns.get(table)!,
      text: `${lines.join('\n')}\n`,
    }));
    this.lines = new Map();
    return chunks;
  }
}

function encode(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escapeText(cell);
  if (typeof cell !== 'object') return String(cell);
  if (!Array.isArray(cell)) return escapeText(JSON.stringify(cell));
  return escapeText(`{${cell.map((element: string) => `"${element.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
}

const special: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeText(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => special[character]!) : text;
}

import type { CatalogueRow } from './catalogue-entries';

/** The national catalogue's core elements (政务信息资源目录编制指南), as far as a coordinate has them. */
const columns: readonly (readonly [head: string, value: (row: CatalogueRow) => string])[] = [
  ['信息项代码 coordinate', ({ coordinate }) => coordinate],
  ['信息项名称 label_zh', ({ label }) => label.zh],
  ['英文名称 label_en', ({ label }) => label.en],
  ['数据分级 level', ({ level }) => level],
  ['共享类型 class', (row) => row.class],
  ['信息资源提供方 owner_zh', ({ ownerName }) => ownerName.zh],
  ['提供方英文名称 owner_en', ({ ownerName }) => ownerName.en],
  ['提供方代码 owner_uscc', ({ ownerCode }) => ownerCode],
  ['提供方标识 owner', ({ owner }) => owner],
  ['更新周期 update_cycle', ({ updateCycle }) => updateCycle ?? ''],
  ['共享方式 default_form', ({ defaultForm }) => defaultForm],
  ['共享条件 conditions', ({ conditions }) => conditions],
  ['不予共享依据 legal_basis', ({ legalBasis }) => legalBasis ?? ''],
];

/**
 * The catalogue as CSV (RFC 4180) with a byte order mark, without which spreadsheets take Chinese for something else.
 * A cell that a spreadsheet would run as a formula begins with an apostrophe instead.
 */
export function catalogueCsv(rows: readonly CatalogueRow[]): string {
  const lines = [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, value]) => value(row)))];
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

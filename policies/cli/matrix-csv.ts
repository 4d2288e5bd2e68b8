import type { Matrix } from '../analysis/matrix/matrix';
import { cellText } from './matrix-lines';

/** The matrix by RFC 4180, one line a coordinate, one column a consumer. */
export function matrixCsv({ consumers, rows }: Matrix): string[] {
  return [
    ['coordinate', 'label_zh', 'label_en', 'level', 'class', ...consumers],
    ...rows.map(({ coordinate, label, level, class: shareClass, cells }) => [
      coordinate,
      label.zh,
      label.en,
      level,
      shareClass,
      ...cells.map(cellText),
    ]),
  ].map((cells) => cells.map(csvCell).join(','));
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { categoryText, statusCode } from '../../hub/codes';
import type { XkRecord } from '../../hub/records';

/** A permit as this department's graph knows it. Dates are yyyy-mm-dd. */
export interface PermitRecord {
  readonly permitId: string;
  readonly decisionNo: string | null;
  readonly category: string | null;
  readonly certificateName: string | null;
  readonly permitNo: string | null;
  readonly content: string | null;
  readonly decidedOn: string | null;
  readonly validFrom: string | null;
  /** Null when the permit has no end (`XK_YXQZI` 2099/12/31) or the source does not say. */
  readonly validTo: string | null;
  readonly status: string | null;
  readonly authorityUscc: string | null;
  readonly subjectUscc: string | null;
  readonly subjectPid: string | null;
  readonly premisesAddressId: string | null;
}

/** How the publication standard writes "long term". */
const LONG_TERM = '2099-12-31';
const categories = new Map(Object.entries(categoryText).map(([category, text]) => [text, category]));
const statuses = new Map(Object.entries(statusCode).map(([status, code]) => [code, status]));

/** Maps the publication standard's field codes (双公示, 2018) to the graph's fields. */
export function toPermit(record: XkRecord): PermitRecord {
  const validTo = toDate(record.XK_YXQZI);
  return {
    permitId: record.XK_BS,
    decisionNo: record.XK_WSH ?? null,
    category: categories.get(record.XK_XKLB ?? '') ?? null,
    certificateName: record.XK_XKZS ?? null,
    permitNo: record.XK_XKBH ?? null,
    content: record.XK_NR ?? null,
    decidedOn: toDate(record.XK_JDRQ),
    validFrom: toDate(record.XK_YXQZ),
    validTo: validTo === LONG_TERM ? null : validTo,
    status: statuses.get(record.XK_ZT ?? '') ?? null,
    authorityUscc: record.XK_XKJGDM ?? null,
    subjectUscc: record.XK_XDR_SHXYM ?? null,
    subjectPid: record.XK_XDR_BS ?? null,
    premisesAddressId: record.XK_DZBS ?? null,
  };
}

/**
 * `yyyy/mm/dd` or `yyyy-mm-dd` to `yyyy-mm-dd`. Anything else becomes null and not a text that looks like a date: a
 * rule that compares it would decide by accident.
 */
function toDate(text: string | null | undefined): string | null {
  const parts = /^(\d{4})[/-](\d{2})[/-](\d{2})$/.exec(text ?? '');
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : null;
}

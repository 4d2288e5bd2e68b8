import type { Pool } from 'pg';
import { categoryText, statusCode } from './codes';
import type { HubLookup } from './lookup';
import type { HubRecord, HubRecords, XkRecord } from './records';
import type { HubServiceName } from './services';

/** The database behind the hub: one statement for each look-up, whatever the number of keys. */
export interface HubRegister {
  find(service: HubServiceName, lookup: HubLookup): Promise<readonly HubRecords[]>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}

// Texts, not dates: a JavaScript `Date` would move them by the time zone.
const DATE = `'YYYY/MM/DD'`;
const PERMIT = `permit_id, decision_no, category, certificate_name, permit_no, content,
  to_char(decided_on, ${DATE}) AS decided, to_char(valid_from, ${DATE}) AS starts, to_char(valid_to, ${DATE}) AS ends,
  status, authority_uscc, subject_uscc, subject_pid, premises_address`;
/** The same columns for what a penalty has of them. */
const PENALTY = `penalty_id, null, null, null, null, null, to_char(decided_on, ${DATE}), null, null,
  null, null, subject_uscc, null, null`;

// Lists are ordered by the key of their rows: any other order would tell of the column it is ordered by.
const statements: Record<HubServiceName, string> = {
  permitsById: `SELECT permit_id AS key, 'XK' AS kind, ${PERMIT} FROM permits.permit WHERE permit_id = ANY($1)`,
  // A subject is found by either key; each branch has its own index. The cut is made for each key, in the database.
  permitsBySubject: `SELECT wanted.key, 'XK' AS kind, found.* FROM unnest($1::text[]) AS wanted(key), LATERAL (
    SELECT ${PERMIT} FROM permits.permit
    WHERE (subject_uscc = wanted.key OR subject_pid = wanted.key) AND ($2::text IS NULL OR status = $2)
    ORDER BY permit_id LIMIT $3) AS found ORDER BY found.permit_id`,
  decisionsBySubject: `SELECT wanted.key, found.* FROM unnest($1::text[]) AS wanted(key), LATERAL (
    SELECT 'XK' AS kind, ${PERMIT} FROM permits.permit
    WHERE (subject_uscc = wanted.key OR subject_pid = wanted.key) AND ($2::date IS NULL OR decided_on >= $2)
    UNION ALL
    SELECT 'CF', ${PENALTY} FROM permits.penalty_reference
    WHERE subject_uscc = wanted.key AND ($2::date IS NULL OR decided_on >= $2)
    ORDER BY permit_id, kind LIMIT $3) AS found ORDER BY found.permit_id, found.kind`,
};

/** Reads the permits register of PostgreSQL. */
export function createHubRegister(pool: Pool): HubRegister {
  return {
    async find(service, lookup) {
      const result = await pool.query<Row>({
        name: service,
        text: statements[service],
        values: values(service, lookup),
      });
      const records = new Map<string, HubRecord[]>(lookup.keys.map((key) => [key, []]));
      for (const row of result.rows) records.get(row.key)?.push(toRecord(row));
      return [...records].map(([key, found]) => ({ key, records: found }));
    },
    async ping() {
      await pool.query('SELECT 1');
    },
  };
}

interface Row {
  readonly key: string;
  readonly kind: 'XK' | 'CF';
  readonly permit_id: string;
  readonly decision_no: string | null;
  readonly category: string | null;
  readonly certificate_name: string | null;
  readonly permit_no: string | null;
  readonly content: string | null;
  readonly decided: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly status: string | null;
  readonly authority_uscc: string | null;
  readonly subject_uscc: string | null;
  readonly subject_pid: string | null;
  readonly premises_address: string | null;
}

function values(service: HubServiceName, { keys, status, since, limit }: HubLookup): unknown[] {
  if (service === 'permitsById') return [keys];
  if (service === 'decisionsBySubject') return [keys, since, limit];
  return [keys, Object.keys(statusCode).find((name) => statusCode[name] === status) ?? null, limit];
}

function toRecord(row: Row): HubRecord {
  if (row.kind === 'CF')
    return { LX: 'CF', CF_BS: row.permit_id, CF_XDR_SHXYM: row.subject_uscc, CF_JDRQ: row.decided };
  return {
    LX: 'XK',
    XK_BS: row.permit_id,
    XK_XDR_LB: subjectKind(row),
    XK_XDR_SHXYM: row.subject_uscc,
    XK_XDR_BS: row.subject_pid,
    XK_WSH: row.decision_no,
    XK_XKLB: categoryText[row.category ?? ''] ?? null,
    XK_XKZS: row.certificate_name,
    XK_XKBH: row.permit_no,
    XK_NR: row.content,
    XK_JDRQ: row.decided,
    XK_YXQZ: row.starts,
    XK_YXQZI: row.ends,
    XK_XKJGDM: row.authority_uscc,
    XK_ZT: statusCode[row.status ?? ''] ?? null,
    XK_DZBS: row.premises_address,
  };
}

/** By the code's own prefix: 92 is an individual business, which the standard reports as a kind of its own. */
function subjectKind(row: Row): XkRecord['XK_XDR_LB'] {
  if (row.subject_uscc) return row.subject_uscc.startsWith('92') ? '个体工商户' : '法人及非法人组织';
  return row.subject_pid ? '自然人' : null;
}

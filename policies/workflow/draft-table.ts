import type { Pool, PoolClient } from 'pg';
import { chinaDate } from '../engine/decision/china-date';
import type { Draft, DraftState } from './model';

type Client = Pool | PoolClient;
const columns = `agreement, application, kind, applicant, content, digest, purpose, state, opened_at_ms, due_on,
  approve, confirm, refusal, revision, review_due_on, review`;

/** Which drafts; what is left out doesn't matter. */
export interface DraftFilter {
  readonly states?: readonly DraftState[];
  /** Organisations of which one is provider or consumer. */
  readonly party?: string;
  /** Due before this day (`YYYY-MM-DD`). */
  readonly dueBefore?: string;
  /** What they ask for isn't over at this moment. */
  readonly aheadOfMs?: number;
  /** Emergencies that nobody has reviewed. */
  readonly unreviewed?: boolean;
  /** Of applications with a lower number. */
  readonly before?: number;
  readonly agreements?: readonly string[];
}

const mostDrafts = 500;

/** As `termOf` has it. Days and moments are texts of one length each, so that they compare as such. */
const isAhead = (today: string, now: string) =>
  `(content #>> '{validity,to}' >= ${today}
    AND (content #>> '{breakGlass,until}' IS NULL OR content #>> '{breakGlass,until}' > ${now}))`;
const momentOf = (ms: number) => [chinaDate(ms), new Date(ms).toISOString()] as const;

/** Drafts in PostgreSQL. */
export const draftTable = {
  async insert(client: PoolClient, draft: Draft): Promise<void> {
    const { content } = draft;
    await client.query(
      `INSERT INTO sharegraph_policy.draft
         (agreement, application, kind, applicant, provider, consumer, content, digest, purpose, state, opened_at_ms, due_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        draft.agreement,
        draft.application,
        draft.kind,
        draft.applicant,
        content.provider,
        content.consumer,
        JSON.stringify(content),
        draft.digest,
        draft.purpose,
        draft.state,
        draft.openedAtMs,
        draft.dueOn,
      ],
    );
  },

  /** Null for an agreement that the workflow didn't make. */
  async find(client: Client, agreement: string, { lock = false } = {}): Promise<Draft | null> {
    const { rows } = await client.query(
      `SELECT ${columns} FROM sharegraph_policy.draft WHERE agreement = $1 ${lock ? 'FOR UPDATE' : ''}`,
      [agreement],
    );
    return rows[0] ? draftOf(rows[0]) : null;
  },

  /** What may change of a draft; the database refuses every other change. */
  async update(client: PoolClient, draft: Draft): Promise<void> {
    await client.query(
      `UPDATE sharegraph_policy.draft
       SET state = $2, approve = $3, confirm = $4, refusal = $5, revision = $6, review_due_on = $7, review = $8
       WHERE agreement = $1`,
      [
        draft.agreement,
        draft.state,
        json(draft.approve),
        json(draft.confirm),
        draft.refusal,
        draft.revision,
        draft.reviewDueOn,
        json(draft.review),
      ],
    );
  },

  /** At most 500, of the latest application first. */
  async list(client: Client, filter: DraftFilter, limit = mostDrafts): Promise<readonly Draft[]> {
    const { states, party, dueBefore, aheadOfMs, unreviewed, before, agreements } = filter;
    const [today, now] = aheadOfMs === undefined ? [null, null] : momentOf(aheadOfMs);
    const { rows } = await client.query(
      `SELECT ${columns} FROM sharegraph_policy.draft
       WHERE ($1::text[] IS NULL OR state = ANY($1))
         AND ($2::text IS NULL OR provider = $2 OR consumer = $2)
         AND ($3::text IS NULL OR due_on < $3)
         AND ($4::boolean IS NULL OR (review_due_on IS NOT NULL AND review IS NULL))
         AND ($5::bigint IS NULL OR application < $5)
         AND ($6::text[] IS NULL OR agreement = ANY($6))
         AND ($7::text IS NULL OR ${isAhead('$7', '$8::text')})
       ORDER BY application DESC, agreement LIMIT $9`,
      [
        states ?? null,
        party ?? null,
        dueBefore ?? null,
        unreviewed || null,
        before ?? null,
        agreements ?? null,
        today,
        now,
        limit,
      ],
    );
    return rows.map(draftOf);
  },

  /** How many applications of a consumer, or emergencies of a provider, wait for somebody and aren't over. */
  async waiting(
    client: Client,
    { organisation, isEmergency }: { organisation: string; isEmergency: boolean },
    nowMs: number,
  ): Promise<number> {
    const { rows } = await client.query(
      `SELECT count(*)::int AS count FROM sharegraph_policy.draft
       WHERE (kind = 'break-glass') = $1 AND CASE kind WHEN 'break-glass' THEN provider ELSE consumer END = $2
         AND state IN ('requested', 'approved', 'confirmed') AND ${isAhead('$3', '$4')}`,
      [isEmergency, organisation, ...momentOf(nowMs)],
    );
    return rows[0].count;
  },
};

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the driver gives it
function draftOf(row: any): Draft {
  const { application, opened_at_ms, due_on, review_due_on, revision, ...rest } = row;
  return {
    ...rest,
    application: Number(application),
    openedAtMs: Number(opened_at_ms),
    dueOn: due_on,
    reviewDueOn: review_due_on,
    revision: revision === null ? null : Number(revision),
  };
}

import type { Pool, PoolClient } from 'pg';
import { parseManifest } from '../../revision/parse-manifest';
import type { JournalEntry, RevisionRecord } from './model';
import { PolicyStoreError } from './policy-store-error';

/** A revision's row: its record, and the digest of its tree of files. */
export interface StoredRevision extends RevisionRecord {
  readonly tree: string;
}

/** What can be switched off. */
export type TargetName = readonly [kind: 'agreement' | 'clients' | 'organisations', id: string];

const columns = 'number, id, manifest, signature, base, tree, kind, actor, reason, issued_at_ms, files';
const uniqueViolation = '23505';

/** The latest revision, or null in an empty store. */
export async function latestRevision(pool: Pool | PoolClient): Promise<StoredRevision | null> {
  const { rows } = await pool.query(`SELECT ${columns} FROM sharegraph_policy.revision ORDER BY number DESC LIMIT 1`);
  return rows[0] ? stored(rows[0]) : null;
}

/** The same. Rejects with `empty` where there is none. */
export async function liveRevision(pool: Pool): Promise<StoredRevision> {
  return (await latestRevision(pool)) ?? refuseEmpty();
}

/**
 * The same, with those of some targets that it has.
 * @param targets kind and id of each
 */
export async function liveRevisionAnd(
  pool: Pool,
  targets: readonly TargetName[],
): Promise<{ readonly live: StoredRevision; readonly known: readonly TargetName[] }> {
  const { rows } = await pool.query(
    `SELECT ${columns}, ARRAY(
       SELECT json_build_array(part_id.kind, part_id.id) FROM sharegraph_policy.part_id, sharegraph_policy.base
       WHERE (part_id.kind, part_id.id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
         AND base.digest = revision.base AND strpos(base.list, part_id.digest) > 0
     ) AS known
     FROM sharegraph_policy.revision ORDER BY number DESC LIMIT 1`,
    [targets.map(([kind]) => kind), targets.map(([, id]) => id)],
  );
  return rows[0] ? { live: stored(rows[0]), known: rows[0].known } : refuseEmpty();
}

function refuseEmpty(): never {
  throw new PolicyStoreError('empty', 'the policy store is empty; `policy import <folder>` makes its first revision');
}

/** Rejects with `unknown_revision`. */
export async function revisionOfNumber(pool: Pool, number: number): Promise<StoredRevision> {
  const { rows } = await pool.query(`SELECT ${columns} FROM sharegraph_policy.revision WHERE number = $1`, [number]);
  if (rows[0]) return stored(rows[0]);
  throw new PolicyStoreError('unknown_revision', `there is no revision \`${number}\`; \`policy revisions\` lists them`);
}

/** Revisions before a number, latest first. */
export async function revisionsBefore(pool: Pool, before: number, limit: number): Promise<StoredRevision[]> {
  const { rows } = await pool.query(
    `SELECT ${columns} FROM sharegraph_policy.revision WHERE number < $1 ORDER BY number DESC LIMIT $2`,
    [before, limit],
  );
  return rows.map(stored);
}

/**
 * Stores a revision and its line in the journal: both or, when somebody else was first with this number, none of them.
 * Rejects with `conflict` then.
 */
export async function insertRevision(
  client: Pool | PoolClient,
  revision: StoredRevision,
  line: Omit<JournalEntry, 'sequence'>,
): Promise<void> {
  const { number, id, signed, base, tree, kind, actor, reason, issuedAtMs, files } = revision;
  const values = [number, id, signed.manifest, signed.signature, base, tree, kind, actor, reason, issuedAtMs];
  const lineValues = [line.atMs, line.actor, line.action, line.subject, JSON.stringify(line.details)];
  await client
    .query(
      `WITH line AS (
         INSERT INTO sharegraph_policy.journal (at_ms, actor, action, subject, details)
         VALUES ($12, $13, $14, $15, $16)
       )
       INSERT INTO sharegraph_policy.revision (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [...values, JSON.stringify(files), ...lineValues],
    )
    .catch((error: { code?: string }) => {
      if (error.code !== uniqueViolation) throw error;
      throw new PolicyStoreError('conflict', `revision ${number} is somebody else's; look at it and try again`);
    });
}

function stored(row: Record<string, unknown>): StoredRevision {
  const manifest = row['manifest'] as string;
  return {
    number: Number(row['number']),
    id: row['id'] as string,
    signed: { manifest, signature: row['signature'] as string },
    base: row['base'] as string,
    tree: row['tree'] as string,
    overlay: parseManifest(manifest).overlay,
    issuedAtMs: Number(row['issued_at_ms']),
    kind: row['kind'] as RevisionRecord['kind'],
    actor: row['actor'] as string,
    reason: row['reason'] as string,
    files: row['files'] as string[],
  };
}

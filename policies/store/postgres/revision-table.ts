import type { Pool, PoolClient } from 'pg';
import { parseManifest } from '../../revision/parse-manifest';
import type { RevisionRecord } from './model';
import { PolicyStoreError } from './policy-store-error';

/** A revision's row: its record, and the digest of its tree of files. */
export interface StoredRevision extends RevisionRecord {
  readonly tree: string;
}

const columns = 'number, id, manifest, signature, base, tree, kind, actor, reason, issued_at_ms, files';
const uniqueViolation = '23505';

/** The latest revision, or null in an empty store. */
export async function latestRevision(pool: Pool | PoolClient): Promise<StoredRevision | null> {
  const { rows } = await pool.query(`SELECT ${columns} FROM sharegraph_policy.revision ORDER BY number DESC LIMIT 1`);
  return rows[0] ? stored(rows[0]) : null;
}

/** The same. Rejects with `empty` where there is none. */
export async function liveRevision(pool: Pool): Promise<StoredRevision> {
  const latest = await latestRevision(pool);
  if (latest) return latest;
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

/** Rejects with `conflict` when somebody else was first with this number. */
export async function insertRevision(client: PoolClient, revision: StoredRevision): Promise<void> {
  const { number, id, signed, base, tree, kind, actor, reason, issuedAtMs, files } = revision;
  const values = [number, id, signed.manifest, signed.signature, base, tree, kind, actor, reason, issuedAtMs];
  await client
    .query(
      `INSERT INTO sharegraph_policy.revision (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [...values, JSON.stringify(files)],
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

import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../../schema/lib/clock';
import type { Overlay } from '../../engine/overlay';
import type { Issuer } from '../../revision/issuer';
import type { SignedManifest } from '../../revision/model';
import { sha256 } from '../../revision/sha256';
import { appendEntry } from './journal-table';
import type { RevisionRecord } from './model';
import { PolicyStoreError } from './policy-store-error';
import { insertRevision, type StoredRevision } from './revision-table';

export interface Publisher {
  readonly pool: Pool;
  readonly issuer: Issuer | null;
  readonly clock: Clock;
  announce?(signed: SignedManifest): Promise<void>;
}

/** What a new revision is, besides what follows from the one before. */
export interface Draft extends Pick<RevisionRecord, 'base' | 'kind' | 'actor' | 'reason' | 'files'> {
  readonly overlay: Overlay;
  /** Writes the content that is new. @returns the digest of the tree of files */
  write(client: PoolClient): Promise<string> | string;
  /** For the journal. */
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Signs a revision that follows another, stores it with its line in the journal, and announces it.
 * Rejects with `PolicyStoreError`: `conflict` when another one followed first, `read_only` without an issuer's key.
 */
export async function publish(
  { pool, issuer, clock, announce }: Publisher,
  previous: RevisionRecord | null,
  { base, overlay, kind, actor, reason, files, write, details }: Draft,
): Promise<StoredRevision> {
  if (!issuer)
    throw new PolicyStoreError('read_only', "the policy issuer's key is not here, so nothing can be made live");
  const number = (previous?.number ?? 0) + 1;
  const issuedAtMs = clock.now();
  const signed = issuer.sign({ number, previous: previous?.id ?? null, issuedAtMs, base, overlay });
  const client = await pool.connect();
  let revision: StoredRevision;
  try {
    await client.query('BEGIN');
    const tree = await write(client);
    const id = sha256(signed.manifest);
    revision = { number, id, signed, base, tree, overlay, issuedAtMs, kind, actor, reason, files };
    await insertRevision(client, revision);
    await appendEntry(client, clock, {
      actor,
      action: `revision.${kind}`,
      subject: String(number),
      details: { reason, id, ...details },
    });
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    client.release(!(error instanceof PolicyStoreError));
    throw error;
  }
  await announce?.(signed).catch(() => undefined);
  return revision;
}

import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../../schema/lib/clock';
import type { Overlay } from '../../engine/overlay';
import type { Issuer } from '../../revision/issuer';
import type { SignedManifest } from '../../revision/model';
import { sha256 } from '../../revision/sha256';
import { inTransaction } from './in-transaction';
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
  /** Digest of the tree of files, or what writes the content that is new and resolves to it. */
  readonly tree: string | ((client: PoolClient) => Promise<string>);
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
  { base, overlay, kind, actor, reason, files, tree: content, details }: Draft,
): Promise<StoredRevision> {
  if (!issuer)
    throw new PolicyStoreError('read_only', "the policy issuer's key is not here, so nothing can be made live");
  const number = (previous?.number ?? 0) + 1;
  const issuedAtMs = clock.now();
  const signed = issuer.sign({ number, previous: previous?.id ?? null, issuedAtMs, base, overlay });
  const id = sha256(signed.manifest);
  const insert = async (on: Pool | PoolClient, tree: string): Promise<StoredRevision> => {
    const revision = { number, id, signed, base, tree, overlay, issuedAtMs, kind, actor, reason, files };
    const action = `revision.${kind}`;
    const line = { atMs: clock.now(), actor, action, subject: String(number), details: { reason, id, ...details } };
    await insertRevision(on, revision, line);
    return revision;
  };
  // A revocation writes no content, and waits for one answer of the database instead of four.
  const revision =
    typeof content === 'string'
      ? await insert(pool, content)
      : await inTransaction(pool, async (client) => insert(client, await content(client)));
  await announce?.(signed).catch(() => undefined);
  return revision;
}

import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../../schema/lib/clock';
import { emptyOverlay } from '../../engine/overlay';
import { contentParts } from '../../revision/content-parts';
import type { Issuer } from '../../revision/issuer';
import { joinParts, type RevisionContent } from '../../revision/join-parts';
import type { SignedManifest } from '../../revision/model';
import { parseParts } from '../../revision/parse-parts';
import { type ReadParts, readParts } from '../../revision/read-parts';
import { genesisEvidence } from '../../workflow/genesis-evidence';
import { verifyEvidence } from '../../workflow/verify-evidence';
import { documentsOfTexts } from '../documents-of-texts';
import { compileForGraph } from './compile-for-graph';
import { baseList, fileTexts, partTexts, treeOf, writeContent } from './content-tables';
import { inTransaction } from './in-transaction';
import { journalTable } from './journal-table';
import { migrate } from './migrate';
import type { CheckDocuments, PolicyStore } from './model';
import { openPool } from './open-pool';
import { type CommitBase, isForPeople, type PlannedCommit, planCommit } from './plan-commit';
import { PolicyStoreError } from './policy-store-error';
import { publish } from './publish';
import { confirmReplica, replicas } from './replica-table';
import { latestRevision, liveRevision, revisionOfNumber, revisionsBefore, type StoredRevision } from './revision-table';
import { switchOff } from './switch-off';

export interface PolicyStoreOptions {
  readonly databaseUrl: string;
  /** Null: nothing can be made live through this store. */
  readonly issuer: Issuer | null;
  readonly clock: Clock;
  /** Told of each new revision once it is stored. That it fails is no fault: gateways also ask the store. */
  announce?(signed: SignedManifest): Promise<void>;
  /** Compiles. Default: against the composed graph of this package. */
  readonly check?: CheckDocuments;
}

const mostRevisions = 100;
const nothingYet = contentParts({ documents: [], operations: new Map(), evidence: [] });

/** Opens the policy store and brings its tables up to date. Rejects as `migrate` does. */
export async function openPolicyStore({
  databaseUrl,
  check = compileForGraph(),
  ...options
}: PolicyStoreOptions): Promise<PolicyStore> {
  const pool = openPool(databaseUrl);
  const publisher = { ...options, pool };
  /** Parts of the last commit: the next one reads but what is new. */
  let known: ReadParts = new Map();
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }

  const head = () => liveRevision(pool);

  async function plan(before: StoredRevision, change: Parameters<typeof planCommit>[1]): Promise<PlannedCommit> {
    const planned = await planCommit(await baseOf(pool, before), change, { check, known });
    known = planned.read;
    return planned;
  }

  return {
    pool,
    head,
    revision: (number) => revisionOfNumber(pool, number),
    revisions: ({ before = Number.MAX_SAFE_INTEGER, limit = 20 } = {}) =>
      revisionsBefore(pool, before, Math.min(limit, mostRevisions)),
    async texts(number) {
      const { tree } = number === undefined ? await head() : await revisionOfNumber(pool, number);
      return fileTexts(pool, await treeOf(pool, tree));
    },
    async content(number) {
      return contentOf(pool, number === undefined ? await head() : await revisionOfNumber(pool, number));
    },
    async seed({ texts, actor, reason }) {
      if (await latestRevision(pool)) throw new PolicyStoreError('conflict', 'the policy store is not empty');
      const { documents } = documentsOfTexts([...texts].filter(([file]) => !isForPeople(file)));
      const change = { texts, evidence: genesisEvidence({ documents }) };
      const planned = await planCommit(emptyBase, change, { check, known, genesis: true });
      refuseFaults(planned);
      const tree = (client: PoolClient) => writeContent(client, planned.content, planned);
      const { files } = planned;
      const draft = {
        base: planned.content.base,
        overlay: emptyOverlay,
        kind: 'genesis',
        actor,
        reason,
        files,
      } as const;
      return publish(publisher, null, { ...draft, tree, details: { files: files.length } });
    },
    async check(change) {
      return (await plan(await head(), change)).faults;
    },
    async commit({ expected, actor, reason, within, ...change }) {
      const before = await head();
      if (before.number !== expected)
        throw new PolicyStoreError(
          'conflict',
          `made on revision ${expected}, and ${before.number} is live; look at it and try again`,
        );
      const planned = await plan(before, change);
      if (planned.files.length === 0 && planned.content.base === before.base) {
        if (within) await inTransaction(pool, (client) => within(client, before.number));
        return before;
      }
      refuseFaults(planned);
      const { files, content } = planned;
      const draft = { base: content.base, overlay: before.overlay, kind: 'commit', actor, reason, files } as const;
      return publish(publisher, before, {
        ...draft,
        async tree(client) {
          await within?.(client, before.number + 1);
          return writeContent(client, content, planned);
        },
        details: { files },
      });
    },
    overlay: (change) => switchOff(publisher, change),
    async rollback({ to, actor, reason }) {
      const before = await head();
      const earlier = await revisionOfNumber(pool, to);
      // What compiled then may not compile against the graph of today, and no gateway would take it.
      const { documents, evidence } = await contentOf(pool, earlier);
      const faults = await check(documents);
      refuseFaults({ faults, unapproved: false });
      refuseFaults({ faults: verifyEvidence(documents, evidence), unapproved: true });
      const { base, tree } = earlier;
      const files = changedFiles(await treeOf(pool, before.tree), await treeOf(pool, tree));
      const draft = { base, overlay: before.overlay, kind: 'rollback', actor, reason, files } as const;
      return publish(publisher, before, { ...draft, tree, details: { to, files } });
    },
    journal: journalTable(pool, options.clock),
    replicas: () => replicas(pool),
    confirm: (replica, number) => confirmReplica(pool, replica, number),
    close: () => pool.end(),
  };
}

const emptyBase: CommitBase = {
  tree: {},
  list: nothingYet.list,
  base: nothingYet.base,
  partTexts: async () => nothingYet.texts,
  fileTexts: async () => new Map(),
};

async function contentOf(pool: Pool, { base }: StoredRevision): Promise<RevisionContent> {
  const parts = parseParts((await baseList(pool, base)) ?? '', base);
  const texts = await partTexts(
    pool,
    parts.map(({ digest }) => digest),
  );
  return joinParts(parts, await readParts(parts, texts, new Map(), nextTurn));
}

async function baseOf(pool: Pool, { base, tree }: StoredRevision): Promise<CommitBase> {
  const files = await treeOf(pool, tree);
  return {
    tree: files,
    list: (await baseList(pool, base)) ?? '',
    base,
    partTexts: (digests) => partTexts(pool, digests),
    fileTexts: () => fileTexts(pool, files),
  };
}

function refuseFaults({ faults, unapproved }: Pick<PlannedCommit, 'faults' | 'unapproved'>): void {
  if (faults.length === 0) return;
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  if (!unapproved) throw new PolicyStoreError('faults', `the policy has ${count}; nothing became live`, faults);
  const agreements = faults.length === 1 ? '1 agreement needs' : `${faults.length} agreements need`;
  throw new PolicyStoreError('evidence', `${agreements} approval by two officers; nothing became live`, faults);
}

function changedFiles(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...all].filter((file) => before[file] !== after[file]).sort();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

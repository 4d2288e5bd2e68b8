import type { PolicyDocuments } from '../../engine/documents';
import type { PolicyFault } from '../../engine/policy-fault';
import { type ContentParts, contentParts } from '../../revision/content-parts';
import { joinParts } from '../../revision/join-parts';
import { parseParts } from '../../revision/parse-parts';
import { partKey } from '../../revision/part-key';
import { type ReadParts, readParts } from '../../revision/read-parts';
import { sha256 } from '../../revision/sha256';
import type { Evidence } from '../../workflow/evidence';
import { verifyEvidence } from '../../workflow/verify-evidence';
import { documentsOfTexts } from '../documents-of-texts';
import type { Tree } from './content-tables';
import type { CheckDocuments, Commit } from './model';
import { PolicyStoreError } from './policy-store-error';

/** The content that a commit starts from. */
export interface CommitBase {
  readonly tree: Tree;
  /** List of parts. */
  readonly list: string;
  readonly base: string;
  /** All texts of parts that `known` lacks. */
  partTexts(digests: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All texts of files. */
  fileTexts(): Promise<ReadonlyMap<string, string>>;
}

/** What a commit would write. */
export interface PlannedCommit {
  readonly tree: Tree;
  /** Changed files, sorted; none: nothing changes. */
  readonly files: readonly string[];
  readonly content: ContentParts;
  /** Texts that are new. */
  readonly texts: readonly string[];
  readonly faults: readonly PolicyFault[];
  /** Of `faults`, those about evidence only. */
  readonly unapproved: boolean;
  readonly read: ReadParts;
}

/**
 * Works out a commit without writing anything. Only changed files are parsed: of the others the parts are taken as
 * they are, so that what a commit costs goes by what it changes.
 * @param known parts that were read before
 * Rejects with `PolicyStoreError` `invalid` for a name that is none of a policy file, for evidence of nothing, and for a
 * file that would be replaced where nothing is to be.
 */
export async function planCommit(
  before: CommitBase,
  { texts, evidence, replacesNothing = false }: Pick<Commit, 'texts' | 'evidence' | 'replacesNothing'>,
  { check, known, genesis = false }: { check: CheckDocuments; known: ReadParts; genesis?: boolean },
): Promise<PlannedCommit> {
  const tree: Record<string, string> = { ...before.tree };
  const changed = new Map<string, string>();
  const touched = new Set<string>();
  for (const [file, text] of texts) {
    assertFileName(file);
    const digest = text === null ? undefined : sha256(text);
    if (tree[file] === digest) continue;
    if (replacesNothing && tree[file] !== undefined) {
      const message = `\`${file}\` is live and says something else; close what would replace it, and apply anew`;
      throw new PolicyStoreError('invalid', message);
    }
    touched.add(file);
    if (text === null) delete tree[file];
    else {
      tree[file] = digest!;
      changed.set(file, text);
    }
  }
  const beforeParts = parseParts(before.list, before.base);
  const missing = beforeParts.filter((part) => !known.has(partKey(part))).map(({ digest }) => digest);
  const read = await readParts(beforeParts, await before.partTexts(missing), known, nextTurn);
  const old = joinParts(beforeParts, read);
  const policyTexts = [...changed].filter(([file]) => !isForPeople(file));
  const fresh = documentsOfTexts(policyTexts);
  const documents: PolicyDocuments = {
    documents: [...old.documents.documents.filter(({ file }) => !touched.has(file)), ...fresh.documents],
    operations: new Map([
      ...[...old.documents.operations].filter(([name]) => !touched.has(`operations/${name}`)),
      ...fresh.operations,
    ]),
    faults: fresh.faults,
  };
  const kept = evidenceFor(documents, evidence, old.evidence);
  const earlier = genesis ? undefined : old.evidence;
  let found = await faultsOf(documents, kept, { check, earlier });
  // Parts don't know where in their files they stood: faults elsewhere are found again in the texts.
  if (found.faults.some(({ file }) => !touched.has(file))) {
    const all = [...(await before.fileTexts())].filter(([file]) => !touched.has(file) && !isForPeople(file));
    found = await faultsOf(documentsOfTexts([...all, ...policyTexts]), kept, { check, earlier });
  }
  return {
    tree,
    files: [...touched].sort(),
    content: contentParts({ ...documents, evidence: kept }),
    texts: [...changed.values()],
    ...found,
    read,
  };
}

/** Given evidence before that of the revision before; none for agreements that are gone. */
function evidenceFor(
  { documents }: PolicyDocuments,
  given: readonly Evidence[],
  before: readonly Evidence[],
): readonly Evidence[] {
  const agreements = new Set(documents.flatMap((each) => (each.kind === 'agreement' ? each.content.id : [])));
  const named = new Set(given.map(({ agreement }) => agreement));
  const stray = given.find(({ agreement }) => !agreements.has(agreement));
  if (stray)
    throw new PolicyStoreError('invalid', `evidence for \`${stray.agreement}\`, and there is no such agreement`);
  return [...given, ...before.filter(({ agreement }) => agreements.has(agreement) && !named.has(agreement))];
}

/** Evidence is asked for when nothing else is wrong: who approves wants to see it checked. */
async function faultsOf(
  documents: PolicyDocuments,
  evidence: readonly Evidence[],
  { check, earlier }: { check: CheckDocuments; earlier: readonly Evidence[] | undefined },
): Promise<Pick<PlannedCommit, 'faults' | 'unapproved'>> {
  const faults = await check(documents);
  if (faults.length > 0) return { faults, unapproved: false };
  const unapproved = verifyEvidence(documents, evidence, earlier);
  return { faults: unapproved, unapproved: unapproved.length > 0 };
}

/** Cases and variables are kept with the policy and are no part of it. */
export function isForPeople(file: string): boolean {
  return file.startsWith('cases/') || (file.startsWith('operations/') && !file.endsWith('.graphql'));
}

/** Texts are written to folders when they are exported: no name leads out of them. */
function assertFileName(file: string): void {
  if (/^(catalogue|registry|agreements|operations|cases)\/[^./\\\0][^/\\\0]*$/.test(file)) return;
  const folders = '`catalogue/`, `registry/`, `agreements/`, `operations/` or `cases/`';
  throw new PolicyStoreError(
    'invalid',
    `\`${file.slice(0, 100)}\` is no name of a policy file: expected one in ${folders}`,
  );
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import type { PolicyDocument, PolicyDocuments } from '../../policies/engine/documents';
import type { CompiledPolicy } from '../../policies/engine/model';
import type { PolicyFault } from '../../policies/engine/policy-fault';
import { BundleFault } from '../../policies/revision/bundle-fault';
import { joinParts } from '../../policies/revision/join-parts';
import type { Part } from '../../policies/revision/model';
import { parseParts } from '../../policies/revision/parse-parts';
import { partKey } from '../../policies/revision/part-key';
import { type ReadParts, readParts } from '../../policies/revision/read-parts';
import { printFault } from '../../policies/store/print-fault';
import type { Evidence } from '../../policies/workflow/evidence';
import { verifyEvidence } from '../../policies/workflow/verify-evidence';
import { assertGenesis, type Genesis } from './genesis';
import type { RevisionSource } from './model';

/** Content that is believed and compiled: what revisions of one base share. */
export interface LoadedBase {
  readonly digest: string;
  readonly list: string;
  readonly read: ReadParts;
  readonly policy: CompiledPolicy;
  /** Texts of operations by file name. */
  readonly operations: ReadonlyMap<string, string>;
  /** Agreements whose evidence was verified, with everything that it was verified against. */
  readonly verified: ReadonlySet<string>;
}

export interface BaseLoader {
  /** Compiles, with pauses. */
  compile(documents: PolicyDocuments): Promise<{ policy: CompiledPolicy | null; faults: readonly PolicyFault[] }>;
  /** What else speaks against a set here, e.g. officers whose keys anybody can make. */
  objections?(documents: PolicyDocuments): readonly PolicyFault[];
  /** Comes back when others had their turn. */
  pause(): Promise<void>;
}

const partsAtOnce = 500;
const agreementsAtOnce = 100;

/**
 * Fetches, checks and compiles the content of a base. What did not change since the base before is neither fetched nor
 * checked again.
 * @returns `fresh`: the texts that were fetched, by digest
 * Rejects with `BundleFault` when it is not to be believed, and as the source does when it cannot be reached.
 */
export async function loadBase(
  digest: string,
  from: Pick<RevisionSource, 'list' | 'texts'>,
  { genesis, before }: { genesis: Genesis; before: LoadedBase | null },
  loader: BaseLoader,
): Promise<{ readonly base: LoadedBase; readonly fresh: ReadonlyMap<string, string> }> {
  const list = await from.list(digest);
  if (list === null) throw new BundleFault('content_missing', `the content \`${digest.slice(0, 16)}\` is missing`);
  const parts = parseParts(list, digest);
  const known = before?.read ?? new Map();
  const missing = parts.filter((part) => !known.has(partKey(part)));
  const texts = new Map<string, string>();
  for (let at = 0; at < missing.length; at += partsAtOnce) {
    const digests = missing.slice(at, at + partsAtOnce).map((part) => part.digest);
    for (const [key, text] of await from.texts(digests)) texts.set(key, text);
  }
  const read = await readParts(parts, texts, known, loader.pause);
  const content = joinParts(parts, read);
  assertGenesis(content, genesis);
  const verified = await assertEvidence(parts, read, before?.verified ?? new Set(), loader);
  refuse('policy', loader.objections?.(content.documents) ?? []);
  const { policy, faults } = await loader.compile(content.documents);
  refuse('policy', faults);
  const { operations } = content.documents;
  return { base: { digest, list, read, policy: policy!, operations, verified }, fresh: texts };
}

/** @returns names of what was verified, for the next time */
async function assertEvidence(
  parts: readonly Part[],
  read: ReadParts,
  before: ReadonlySet<string>,
  { pause }: Pick<BaseLoader, 'pause'>,
): Promise<ReadonlySet<string>> {
  const common: Part[] = [];
  const evidenceFor = new Map<string, Part[]>();
  const agreements: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'agreement') agreements.push(part);
    else if (part.kind === 'evidence') evidenceFor.set(part.name, [...(evidenceFor.get(part.name) ?? []), part]);
    else if (part.kind !== 'operation') common.push(part);
  }
  // Whether evidence is needed and whose signature counts is said by catalogue and registry.
  const context = common.map(partKey).join('\n');
  const verified = new Set<string>([context]);
  const earlier: ReadonlySet<string> = before.has(context) ? before : new Set();
  const documents = common.map((part) => read.get(partKey(part)) as PolicyDocument);
  let slice: { documents: PolicyDocument[]; evidence: Evidence[] } = { documents: [], evidence: [] };
  const check = () => {
    refuse('evidence', verifyEvidence({ documents: [...documents, ...slice.documents] }, slice.evidence));
    slice = { documents: [], evidence: [] };
  };
  for (const part of agreements) {
    const document = read.get(partKey(part)) as PolicyDocument & { readonly content: { readonly id: string } };
    const proofs = evidenceFor.get(document.content.id) ?? [];
    const name = [part, ...proofs].map(partKey).join('\n');
    verified.add(name);
    if (earlier.has(name)) continue;
    slice.documents.push(document);
    slice.evidence.push(...proofs.map((proof) => read.get(partKey(proof)) as Evidence));
    if (slice.documents.length < agreementsAtOnce) continue;
    check();
    await pause();
  }
  check();
  return verified;
}

function refuse(code: 'policy' | 'evidence', [first, ...more]: readonly PolicyFault[]): void {
  if (!first) return;
  throw new BundleFault(code, `${printFault(first)}${more.length > 0 ? ` (and ${more.length} more)` : ''}`);
}

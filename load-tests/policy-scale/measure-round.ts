import type { GraphQLSchema } from 'graphql';
import { PolicyParts } from '../../policies/engine/compile/policy-parts';
import { noFacts } from '../../policies/engine/compile-policy';
import { compilePolicySliced } from '../../policies/engine/compile-policy-sliced';
import type { PolicyDocument, PolicyDocuments } from '../../policies/engine/documents';
import type { CompiledPolicy } from '../../policies/engine/model';
import { emptyOverlay, withOverlay } from '../../policies/engine/overlay';
import { documentOfContent } from '../../policies/store/documents-of-content';
import { cpuMs } from './cpu-ms';
import { decideBy } from './decide-by';
import type { Size } from './generate-set';
import { heapMb } from './heap-mb';

/** CPU milliseconds unless the name says otherwise. */
export interface Round {
  readonly compileMs: number;
  /** The longest time for which nothing else had its turn, wall clock. */
  readonly longestSliceMs: number;
  /** Compiling again after one agreement changed. */
  readonly editMs: number;
  /** Deciding thirty fields, nothing cached. */
  readonly decideMs: number;
  /** Revoking one agreement over a thousand that are revoked already. */
  readonly overlayMs: number;
  /** The compiled policy alone. */
  readonly policyMb: number;
  /** Everything: documents, policy, and what the next compilation takes again. */
  readonly heapMb: number;
}

const sliceMs = 10;
const decisions = 300;
const overlays = 100;

export async function measureRound(documents: PolicyDocuments, schema: GraphQLSchema, size: Size): Promise<Round> {
  const parts = new PolicyParts();
  const compile = (given: PolicyDocuments) => compileTimed(given, schema, parts);
  const before = heapMb();
  const first = await compile(documents);
  const after = heapMb();
  const edit = await compile(withOneEdit(documents));
  parts.begin([]);
  parts.end();
  const alone = heapMb();
  const policy = first.policy;
  const decideMs = each(decisions, () => decideBy(policy, schema, size));
  return {
    compileMs: first.ms,
    longestSliceMs: first.longestSliceMs,
    editMs: edit.ms,
    decideMs,
    overlayMs: overlayMs(policy),
    policyMb: alone - before,
    heapMb: after,
  };
}

async function compileTimed(
  documents: PolicyDocuments,
  schema: GraphQLSchema,
  parts: PolicyParts,
): Promise<{ policy: CompiledPolicy; ms: number; longestSliceMs: number }> {
  let longestSliceMs = 0;
  let sinceMs = performance.now();
  const pause = async () => {
    longestSliceMs = Math.max(longestSliceMs, performance.now() - sinceMs);
    await new Promise((resolve) => setImmediate(resolve));
    sinceMs = performance.now();
  };
  const startMs = cpuMs();
  const pace = { sliceMs, pause, nowMs: () => performance.now() };
  const { policy, faults } = await compilePolicySliced(documents, schema, noFacts, parts, pace);
  const ms = cpuMs() - startMs;
  if (!policy) throw new Error(`the generated set has faults, the first one: ${JSON.stringify(faults[0])}`);
  return { policy, ms, longestSliceMs };
}

function withOneEdit(documents: PolicyDocuments): PolicyDocuments {
  const at = documents.documents.findIndex(({ kind }) => kind === 'agreement');
  const { file, kind, content } = documents.documents[at] as PolicyDocument;
  const { document } = documentOfContent({ file, kind, content: { ...content, legalBasis: 'another regulation' } });
  if (!document) throw new Error('the edit was not understood');
  return { ...documents, documents: documents.documents.with(at, document) };
}

function overlayMs(policy: CompiledPolicy): number {
  const revoked = Array.from({ length: 1_000 }, (_, index) => `agreement-${index}`);
  return each(overlays, (nth) => withOverlay(policy, { ...emptyOverlay, revoked: [...revoked, `more-${nth}`] }));
}

function each(times: number, work: (nth: number) => unknown): number {
  for (let nth = 0; nth < times; nth += 1) work(nth);
  const startMs = cpuMs();
  for (let nth = 0; nth < times; nth += 1) work(nth);
  return (cpuMs() - startMs) / times;
}

import { existsSync, statSync } from 'node:fs';
import type { Graph } from '../../schema/supergraph';
import { type PolicySet, policySet } from '../analysis/policy-set';
import type { PolicyDocuments } from '../engine/documents';
import { type Overlay, withOverlay } from '../engine/overlay';
import { kindOfFile } from '../store/document-kinds';
import { readPolicyTexts } from '../store/files';
import { faultLines } from './fault-lines';
import { gitPolicy } from './git-policy';
import { readDocuments } from './read-documents';

/** Where policies are looked for that are named on a command line. */
export interface ReferencePlace {
  /** The configured folder of policies: git references are of its repository. */
  readonly directory: string;
  readonly graph: Graph;
  loadGraph(supergraphSdl: string): Graph;
  /** Texts and overlay of a revision of the store; null: of the live one. Rejects where there is no store. */
  revision(number: number | null): Promise<StoredPolicy>;
  /** Told how far it is, often. */
  readonly report?: (how: string) => void;
}

export interface StoredPolicy {
  /** By file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly overlay: Overlay;
}

/** A policy set that cannot be had, with a line for each reason. */
export class PolicyReferenceError extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * The policy set that a text names: a folder, `live` or the number of a revision of the store, or a git reference
 * (`HEAD~1`, a branch, a commit) of the repository that the configured folder stands in; tried in this order.
 * Rejects with `PolicyReferenceError`.
 */
export async function policyReference(place: ReferencePlace, name: string): Promise<PolicySet> {
  if (existsSync(name) && statSync(name).isDirectory()) {
    return compiled(name, name, readDocuments(readPolicyTexts(name), place.report), place.graph);
  }
  if (name === 'live') return ofStore(place, null);
  if (/^\d{1,9}$/.test(name)) return ofStore(place, Number(name));
  const found = gitPolicy(place.directory, name);
  if (!found) {
    throw new PolicyReferenceError([
      `\`${name}\` is no folder, no number of a revision and no git reference that holds policies`,
    ]);
  }
  const graph = found.supergraph === null ? place.graph : place.loadGraph(found.supergraph);
  return compiled(`${name}:`, name, readDocuments(found.texts, place.report), graph);
}

async function ofStore({ revision, graph, report }: ReferencePlace, number: number | null): Promise<PolicySet> {
  const { texts, overlay } = await revision(number).catch((error: Error) => {
    throw new PolicyReferenceError([error.message]);
  });
  const name = number === null ? 'the live revision' : `revision ${number}`;
  // What else stands in the store, such as cases, decides nothing.
  const deciding = new Map([...texts].filter(([file]) => kindOfFile(file) !== 'stray'));
  const set = compiled(`${name}: `, name, readDocuments(deciding, report), graph);
  return { ...set, policy: withOverlay(set.policy, overlay) };
}

function compiled(prefix: string, name: string, documents: PolicyDocuments, graph: Graph): PolicySet {
  const { set, faults } = policySet(documents, graph);
  if (set) return set;
  throw new PolicyReferenceError([...faultLines(prefix, faults), `${name} has faults and cannot be compared`]);
}

import { existsSync, statSync } from 'node:fs';
import type { Graph } from '../../schema/supergraph';
import { type PolicySet, policySet } from '../analysis/policy-set';
import type { PolicyDocuments } from '../engine/documents';
import { type Overlay, withOverlay } from '../engine/overlay';
import { documentsOfTexts } from '../store/documents-of-texts';
import { readPolicyFiles } from '../store/files';
import { faultLines } from './fault-lines';
import { gitPolicy } from './git-policy';

/** Where policies are looked for that are named on a command line. */
export interface ReferencePlace {
  /** The configured folder of policies: git references are of its repository. */
  readonly directory: string;
  readonly graph: Graph;
  loadGraph(supergraphSdl: string): Graph;
  /** Texts and overlay of a revision of the store, or undefined where none is configured. */
  readonly revision?: (number: number) => Promise<StoredPolicy>;
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
 * The policy set that a text names: a folder, the number of a revision of the store, or a git reference (`HEAD~1`, a
 * branch, a commit) of the repository that the configured folder stands in; tried in this order.
 * Rejects with `PolicyReferenceError`.
 */
export async function policyReference(place: ReferencePlace, name: string): Promise<PolicySet> {
  if (existsSync(name) && statSync(name).isDirectory()) {
    return compiled(name, name, readPolicyFiles(name), place.graph);
  }
  if (/^\d{1,9}$/.test(name)) return ofStore(place, Number(name));
  const found = gitPolicy(place.directory, name);
  if (!found) {
    throw new PolicyReferenceError([
      `\`${name}\` is no folder, no number of a revision and no git reference that holds policies`,
    ]);
  }
  const graph = found.supergraph === null ? place.graph : place.loadGraph(found.supergraph);
  return compiled(`${name}:`, name, documentsOfTexts(found.texts), graph);
}

async function ofStore({ revision, graph }: ReferencePlace, number: number): Promise<PolicySet> {
  if (!revision) {
    throw new PolicyReferenceError([
      `revision ${number} is in the policy store, and no \`DATABASE_URL\` says where that is`,
    ]);
  }
  const { texts, overlay } = await revision(number);
  const set = compiled(`revision ${number}: `, `revision ${number}`, documentsOfTexts(texts), graph);
  return { ...set, policy: withOverlay(set.policy, overlay) };
}

function compiled(prefix: string, name: string, documents: PolicyDocuments, graph: Graph): PolicySet {
  const { set, faults } = policySet(documents, graph);
  if (set) return set;
  throw new PolicyReferenceError([...faultLines(prefix, faults), `${name} has faults and cannot be compared`]);
}

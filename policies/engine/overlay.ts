import { createHash } from 'node:crypto';
import { canonical } from './canonical';
import type { CompiledPolicy } from './model';
import type { AppliedOverlay } from './policy-index';
import { policyOn } from './policy-on';

/** What is switched off on top of a compiled policy set, by id. Ids that the set doesn't know change no decision. */
export interface Overlay {
  /** Agreements that are gone for good. */
  readonly revoked: readonly string[];
  /** Agreements that may come back. Decided like revoked ones: the difference is for people. */
  readonly suspendedAgreements: readonly string[];
  readonly suspendedClients: readonly string[];
  readonly suspendedOrganisations: readonly string[];
}

export const emptyOverlay: Overlay = {
  revoked: [],
  suspendedAgreements: [],
  suspendedClients: [],
  suspendedOrganisations: [],
};

/**
 * A policy that decides as if the agreements, clients and organisations of the overlay were switched off. Nothing is
 * compiled or copied: it costs what the overlay is long, whatever the size of the set below it.
 *
 * An overlay only ever closes. So the forbids of an agreement that it revokes stay in force until somebody edits the
 * documents, and overlays add up: to take something out of an overlay, start from the policy without one.
 *
 * @returns the policy itself for an overlay that adds nothing to it; else one whose `revision` is the SHA-256 of the
 *   revision of the compiled set and of the overlay in canonical form, whatever order it was given or added up in
 * Throws for the policy of an open gateway, which has no agreements to switch off.
 */
export function withOverlay(policy: CompiledPolicy, overlay: Overlay): CompiledPolicy {
  if (policy.open) throw new Error('an open gateway has no agreements, clients or organisations to switch off');
  const { base, overlay: before } = policy.index.applied;
  const merged = merge(before, overlay);
  const size = (each: Overlay) =>
    Object.values<readonly string[]>({ ...each }).reduce((sum, ids) => sum + ids.length, 0);
  if (size(merged) === size(before)) return policy;
  const applied: AppliedOverlay = {
    base,
    overlay: merged,
    agreements: new Set([...merged.revoked, ...merged.suspendedAgreements]),
    clients: new Set(merged.suspendedClients),
    organisations: new Set(merged.suspendedOrganisations),
  };
  const revision = createHash('sha256')
    .update(canonical({ base, overlay: merged }))
    .digest('hex');
  return policyOn({ ...policy.index, applied }, revision);
}

function merge(a: Overlay, b: Overlay): Overlay {
  const both = (key: keyof Overlay) => [...new Set([...a[key], ...b[key]])].sort();
  return {
    revoked: both('revoked'),
    suspendedAgreements: both('suspendedAgreements'),
    suspendedClients: both('suspendedClients'),
    suspendedOrganisations: both('suspendedOrganisations'),
  };
}

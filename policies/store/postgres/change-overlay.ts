import type { Overlay } from '../../engine/overlay';
import type { OverlayChange } from './model';
import { PolicyStoreError } from './policy-store-error';

const nothing: readonly string[] = [];

/**
 * The overlay after a change. A revoked agreement stays revoked: it comes back by a new agreement only.
 * Throws `PolicyStoreError` `invalid` when a revoked agreement, or what is not suspended, is to be reinstated, and when
 * something is suspended and reinstated at once.
 */
export function changeOverlay(
  overlay: Overlay,
  { revoke = nothing, suspend = {}, reinstate = {} }: OverlayChange,
): Overlay {
  const gone = (reinstate.agreements ?? nothing).find((id) => overlay.revoked.includes(id) || revoke.includes(id));
  if (gone !== undefined)
    throw new PolicyStoreError('invalid', `\`${gone}\` is revoked, which is for good; apply for a new agreement`);
  const list = (before: readonly string[], add: readonly string[] = nothing, remove: readonly string[] = nothing) => {
    const both = add.find((id) => remove.includes(id));
    if (both !== undefined) throw new PolicyStoreError('invalid', `\`${both}\`: suspend it or reinstate it, not both`);
    const strange = remove.find((id) => !before.includes(id));
    if (strange !== undefined) throw new PolicyStoreError('invalid', `\`${strange}\` is not suspended`);
    return [...new Set([...before, ...add])].filter((id) => !remove.includes(id)).sort();
  };
  return {
    revoked: list(overlay.revoked, revoke),
    suspendedAgreements: list(overlay.suspendedAgreements, suspend.agreements, reinstate.agreements),
    suspendedClients: list(overlay.suspendedClients, suspend.clients, reinstate.clients),
    suspendedOrganisations: list(overlay.suspendedOrganisations, suspend.organisations, reinstate.organisations),
  };
}

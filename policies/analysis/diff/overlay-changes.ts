import type { Overlay } from '../../engine/overlay';
import type { PolicySet } from '../policy-set';
import type { SettingChange } from './model';

/** What is switched off on top of the documents, or on again. */
export function overlayChanges(before: PolicySet, after: PolicySet): SettingChange[] {
  const [old, recent] = [before, after].map(({ policy }) => policy.index.applied.overlay) as [Overlay, Overlay];
  return (Object.keys(words) as (keyof Overlay)[]).flatMap((key) =>
    [...new Set([...old[key], ...recent[key]])].sort().flatMap((id): SettingChange[] => {
      const [from, to] = [old[key].includes(id), recent[key].includes(id)];
      if (from === to) return [];
      const [what, off] = words[key];
      const details = [{ key: '', before: from ? off : null, after: to ? off : null }];
      return [{ kind: 'changed', what: `${what} ${id}`, details, place: null }];
    }),
  );
}

const words: Readonly<Record<keyof Overlay, readonly [what: string, off: string]>> = {
  revoked: ['agreement', 'revoked'],
  suspendedAgreements: ['agreement', 'suspended'],
  suspendedClients: ['client', 'suspended'],
  suspendedOrganisations: ['organisation', 'suspended'],
};

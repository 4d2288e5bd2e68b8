import { termOf } from '../engine/compile/term-of';
import type { AgreementContent } from '../engine/documents';
import type { Overlay } from '../engine/overlay';
import type { Draft, State } from './model';

/**
 * Where an agreement stands. A draft knows only how it became live: from then on documents, overlay and time decide,
 * as they do for every request.
 * @param draft null for agreements that came with the files of a store
 * @param live what the live revision says of it; null when it doesn't
 */
export function stateOf(
  draft: Pick<Draft, 'state' | 'content'> | null,
  live: { readonly content: AgreementContent | null; readonly overlay: Overlay },
  nowMs: number,
): State {
  if (draft && draft.state !== 'activated') {
    const waits = draft.state === 'requested' || draft.state === 'approved' || draft.state === 'confirmed';
    return waits && nowMs >= termOf(draft.content).untilMs ? 'expired' : draft.state;
  }
  const { content, overlay } = live;
  if (content === null) return 'removed';
  if (content.status === 'revoked' || overlay.revoked.includes(content.id)) return 'revoked';
  if (nowMs >= termOf(content).untilMs) return 'expired';
  return content.status === 'suspended' || overlay.suspendedAgreements.includes(content.id) ? 'suspended' : 'active';
}

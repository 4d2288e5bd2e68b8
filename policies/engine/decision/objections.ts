import type { FieldUse, Reason, ShareRequest } from '../model';
import type { PolicyIndex, PreparedArgument, PreparedField, PreparedItem } from '../policy-index';
import { argumentValues } from './argument-values';
import { isInForce } from './is-in-force';
import { isMinorIdNumber } from './is-minor-id-number';
import { itemOf } from './item-of';
import { gatherShares, shareOf } from './shares';
import { visitArguments } from './visit-arguments';

/** Why a use is refused whatever is granted, and the rule that says so. */
export interface Objection {
  readonly reason: Reason;
  readonly rule: string;
}

/** The first objection to a use: those to the request, then to the coordinate, then to the arguments. */
export function objection(index: PolicyIndex, request: ShareRequest, use: FieldUse): Objection | null {
  const item = itemOf(index, request);
  const toRequest = objectionToWho(index, request) ?? objectionToItem(request, item);
  if (toRequest || !item) return toRequest;
  const field = index.fields.get(use.coordinate);
  if (!field) return { reason: 'unclassified', rule: 'default:unclassified' };
  return objectionToCoordinate(index, request, field, item) ?? objectionToArguments(index, request, use, field, item);
}

function objectionToWho(index: PolicyIndex, request: ShareRequest): Objection | null {
  const client = index.clients.get(request.client);
  const organisation = index.organisations.get(request.organisation);
  const rule = `client:${request.client}`;
  if (!client || !organisation || client.organisation !== organisation.id) return { reason: 'client_unknown', rule };
  const { applied } = index;
  if (client.suspended || applied.clients.has(client.id)) return { reason: 'client_suspended', rule };
  return organisation.suspended || applied.organisations.has(organisation.id)
    ? { reason: 'organisation_suspended', rule: `organisation:${organisation.id}` }
    : null;
}

function objectionToItem(request: ShareRequest, prepared: PreparedItem | undefined): Objection | null {
  if (request.item === null) return { reason: 'item_required', rule: 'default:item_required' };
  if (!prepared) return { reason: 'item_unknown', rule: 'default:item_unknown' };
  const { code, id, requiresCase, requiresConsent } = prepared.item;
  // A case of another item is no case of this one, whoever let it through.
  if (requiresCase && !request.case?.startsWith(code)) {
    return { reason: 'case_required', rule: `item:${id}/requires:case` };
  }
  if (requiresConsent) {
    const rule = `item:${id}/requires:consent`;
    if (!request.consent || !(request.nowMs < request.consent.expiresAtMs)) return { reason: 'consent_required', rule };
    if (request.consent.item !== code) return { reason: 'consent_scope', rule };
  }
  return prepared.operations && !prepared.operations.has(request.operation)
    ? { reason: 'operation_not_listed', rule: `item:${id}/operations` }
    : null;
}

function objectionToCoordinate(
  index: PolicyIndex,
  request: ShareRequest,
  { field: { coordinate, class: shareClass }, needsConsent }: PreparedField,
  { item }: PreparedItem,
): Objection | null {
  if (shareClass === 'withheld') return { reason: 'withheld', rule: `catalogue:${coordinate}` };
  const forbids = shareOf(index, request, coordinate)?.forbids ?? [];
  // An overlay opens nothing: forbids of an agreement that it switches off go on.
  const forbid = forbids.find(({ term }) => isInForce(term, request.nowMs, null));
  if (forbid) return { reason: 'forbidden', rule: forbid.rule };
  const outOfScope = item.requiresConsent && needsConsent && !request.consent?.coordinates.includes(coordinate);
  return outOfScope ? { reason: 'consent_scope', rule: `item:${item.id}/requires:consent` } : null;
}

function objectionToArguments(
  index: PolicyIndex,
  request: ShareRequest,
  use: FieldUse,
  { arguments: known }: PreparedField,
  item: PreparedItem,
): Objection | null {
  let found: Objection | null = null;
  const looked = new Map<string, number>();
  visitArguments(index, known, use.arguments, ({ argument, value }) => {
    if (!argument) found ??= { reason: 'unclassified', rule: `catalogue:${use.coordinate}` };
    else if (argument.role.kind === 'probes') {
      const hidden = argument.role.coordinates.find((each) => !readsInFull(index, request, each, item));
      if (hidden) found ??= { reason: 'probe', rule: `catalogue:${hidden}` };
    } else if (argument.role.kind === 'looksUp' || argument.role.kind === 'verifies') {
      const subjects = argumentValues(value);
      const { coordinate, kind } = argument.role;
      const count = (looked.get(coordinate) ?? 0) + subjects.length;
      if (kind === 'looksUp') looked.set(coordinate, count);
      if (kind === 'looksUp' && count > 1 && !item.item.bulk) {
        found ??= { reason: 'bulk_not_allowed', rule: `item:${item.item.id}/bulk` };
      }
      found ??= objectionToSubjects(request, item, argument, subjects);
    }
  });
  return found;
}

/** What arguments say of the people they name: enough to refuse before any department is called. */
function objectionToSubjects(
  request: ShareRequest,
  { item }: PreparedItem,
  { identifiesPerson }: PreparedArgument,
  subjects: readonly string[],
): Objection | null {
  if (!item.minors && subjects.some((subject) => isMinorIdNumber(subject, request.nowMs))) {
    return { reason: 'minor', rule: `item:${item.id}/minors` };
  }
  const consented = request.consent?.subjects ?? [];
  const stranger = item.requiresConsent && identifiesPerson && subjects.some((subject) => !consented.includes(subject));
  return stranger ? { reason: 'consent_subject', rule: `item:${item.id}/requires:consent` } : null;
}

/** Whether the consumer reads every value of a coordinate as it is: only then does filtering by it tell nothing new. */
function readsInFull(index: PolicyIndex, request: ShareRequest, coordinate: string, item: PreparedItem): boolean {
  const field = index.fields.get(coordinate);
  if (!field || objectionToCoordinate(index, request, field, item)) return false;
  return gatherShares(index, request, { coordinate, arguments: {} }).form.kind === 'full';
}

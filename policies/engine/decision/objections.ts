import type { FieldUse, Reason, ShareRequest } from '../model';
import type { PolicyIndex, PreparedArgument, PreparedField, PreparedItem } from '../policy-index';
import { argumentValues } from './argument-values';
import { isInForce } from './is-in-force';
import { isMinorIdNumber } from './is-minor-id-number';
import { itemOf } from './item-of';
import { prepareShares, shareOf } from './shares';
import { visitArguments } from './visit-arguments';

/** Why a use is refused whatever is granted, and the rule that says so. */
export interface Objection {
  readonly reason: Reason;
  readonly rule: string;
}

const unknownItem: Objection = { reason: 'item_unknown', rule: 'default:item_unknown' };

/** A field to the use of which nothing stands against, but perhaps its arguments. */
export interface AdmittedField {
  readonly field: PreparedField;
  readonly item: PreparedItem;
}

/** The first objection to any use of a field, whatever its arguments: those to the request, then to the coordinate. */
export function admitField(index: PolicyIndex, request: ShareRequest, coordinate: string): Objection | AdmittedField {
  const item = itemOf(index, request);
  const toRequest = objectionToWho(index, request) ?? objectionToItem(request, item);
  if (toRequest || !item) return toRequest ?? unknownItem;
  const field = index.fields.get(coordinate);
  if (!field) return { reason: 'unclassified', rule: 'default:unclassified' };
  return objectionToCoordinate(index, request, field, item) ?? { field, item };
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
  if (!prepared) return unknownItem;
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

/** The first objection to what one use of an admitted field says in its arguments. */
export function objectionToArguments(
  index: PolicyIndex,
  request: ShareRequest,
  use: FieldUse,
  { field: { arguments: known }, item }: AdmittedField,
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

/**
 * Whether the consumer reads every value of a coordinate as it is, wherever it stands: only then does filtering by it
 * tell nothing new. Objects that are filtered by it may be reached in any way.
 */
function readsInFull(index: PolicyIndex, request: ShareRequest, coordinate: string, item: PreparedItem): boolean {
  const field = index.fields.get(coordinate);
  if (!field || objectionToCoordinate(index, request, field, item)) return false;
  return prepareShares(index, request, { coordinate, parent: undefined })(request, {}).form.kind === 'full';
}

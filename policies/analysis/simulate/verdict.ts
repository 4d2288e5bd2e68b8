import { compareForms } from '../../engine/forms';
import type { Form } from '../../engine/model';
import type { PreparedArgument, PreparedItem } from '../../engine/policy-index';
import { type AccessGrant, accessOf, effectiveAccess } from '../access';
import { grantWords } from '../diff/access-words';
import type { PolicySet } from '../policy-set';
import type { Unknown, Verdict } from './model';
import type { RecordedDecision } from './recorded-decision';

export type Asked = Pick<RecordedDecision, 'client' | 'organisation' | 'item' | 'case' | 'operation'>;

const refused: Verdict = { shown: false };

/**
 * What a policy says of a coordinate to who asked, whatever the arguments, rows and consents were: `shown: false` only
 * where it is refused for all of them.
 */
export function verdict(set: PolicySet, asked: Asked, coordinate: string, nowMs: number): Verdict {
  const { index } = set.policy;
  const item = index.items.get(asked.item ?? '');
  if (!item || isRefused(set, asked, item) || !index.fields.has(coordinate)) return refused;
  const { organisation } = asked;
  const { form, conditional } = effectiveAccess(accessOf(set, { item, organisation, coordinate }, nowMs));
  if (form.kind === 'none' && conditional.length === 0) return refused;
  return {
    shown: true,
    form,
    conditional: [...new Set(conditional.map(grantWords))].sort(),
    onRequest: onRequest(conditional),
    conditions: conditionsOf(conditional),
    guards: guardsOf(set, item, organisation, coordinate, nowMs),
  };
}

function isRefused({ policy: { index } }: PolicySet, asked: Asked, { item, operations }: PreparedItem): boolean {
  const client = index.clients.get(asked.client);
  const organisation = index.organisations.get(asked.organisation);
  if (!client || !organisation || client.organisation !== organisation.id) return true;
  if (client.suspended || index.applied.clients.has(client.id)) return true;
  if (organisation.suspended || index.applied.organisations.has(organisation.id)) return true;
  if (item.requiresCase && !asked.case?.startsWith(item.code)) return true;
  return operations !== null && !operations.has(asked.operation);
}

function onRequest(conditional: readonly AccessGrant[]): Form | null {
  const [first, ...others] = conditional;
  if (!first || conditional.some(({ rows }) => rows !== null)) return null;
  return others.every(({ form }) => compareForms(form, first.form) === 'same') ? first.form : null;
}

function conditionsOf(conditional: readonly AccessGrant[]): Unknown[] {
  const found = new Set<Unknown>();
  for (const { when, rows } of conditional) {
    if (when !== null) found.add('condition');
    if (rows !== null) found.add('rows');
  }
  return [...found];
}

/** What arguments and consents may hold against it, as `policies/engine/decision/objections.ts` would ask. */
function guardsOf(
  set: PolicySet,
  item: PreparedItem,
  organisation: string,
  coordinate: string,
  nowMs: number,
): ReadonlyMap<string, Unknown> {
  const { fields } = set.policy.index;
  const guards = new Map<string, Unknown>();
  const field = fields.get(coordinate);
  if (item.item.requiresConsent) guards.set(`consent ${field?.needsConsent} ${item.item.code}`, 'consent');
  let lookUps = 0;
  for (const [name, argument] of argumentsOf(set, field?.arguments ?? new Map(), [])) {
    const { role } = argument;
    if (role.kind === 'probes') {
      for (const each of role.coordinates) {
        if (!isFull(set, item, organisation, each, nowMs)) guards.set(`${name} probes ${each}`, 'probing argument');
      }
    } else if (role.kind === 'looksUp' || role.kind === 'verifies') {
      lookUps += 1;
      if (!item.item.minors) guards.set(`${role.kind} ${name} of an adult`, 'age of the subject');
    }
  }
  if (lookUps > 0 && !item.item.bulk) guards.set('looks up one subject', 'number of subjects');
  return guards;
}

/** Whether it is read in full by every request; where that depends on a consent, it is not. */
function isFull(set: PolicySet, item: PreparedItem, organisation: string, coordinate: string, nowMs: number): boolean {
  const field = set.policy.index.fields.get(coordinate);
  if (!field || (item.item.requiresConsent && field.needsConsent)) return false;
  const form: Form = effectiveAccess(accessOf(set, { item, organisation, coordinate }, nowMs)).form;
  return form.kind === 'full';
}

/** Arguments and the fields of input objects below them, each input type once. */
function* argumentsOf(
  set: PolicySet,
  known: ReadonlyMap<string, PreparedArgument>,
  seen: readonly string[],
): Generator<readonly [string, PreparedArgument]> {
  for (const [name, argument] of known) {
    yield [[...seen, name].join('.'), argument];
    const { input } = argument;
    if (input === null || seen.includes(input)) continue;
    yield* argumentsOf(set, set.policy.index.inputs.get(input) ?? new Map(), [...seen, input]);
  }
}

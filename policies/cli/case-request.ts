import { parseIdNumber } from '../../schema/scalars/id-number';
import { chinaDate } from '../engine/decision/china-date';
import type { CompiledPolicy, ConsentGrant, ShareRequest } from '../engine/model';
import { didYouMean } from '../engine/nearest';
import type { PreparedItem } from '../engine/policy-index';
import type { PolicyCase } from '../store/cases';
import { itemById } from './item-by-id';
import { momentMs } from './moment';

const defaultNow = '2026-11-20';
const hourMs = 3600 * 1000;

/**
 * The request that a case makes. Throws `Error` for a client, item, time or ID number that isn't one.
 * @param operation id of the case's operation
 */
export function caseRequest(policy: CompiledPolicy, wanted: PolicyCase, operation: string): ShareRequest {
  const client = policy.index.clients.get(wanted.client);
  if (!client)
    throw new Error(`there is no client \`${wanted.client}\`.${likely(wanted.client, policy.index.clients.keys())}`);
  const item = wanted.item === null ? null : itemById(policy, wanted.item);
  const nowMs = momentMs(wanted.now ?? defaultNow);
  const inCase = wanted.case ?? item?.item.requiresCase ?? false;
  return {
    client: client.id,
    organisation: client.organisation,
    operator: `op-${client.organisation}-1`,
    roles: ['developer'],
    item: item?.item.code ?? null,
    case: item && inCase ? `${item.item.code}${chinaDate(nowMs).replaceAll('-', '')}0001` : null,
    consent: consentOf(policy, wanted, item, client.organisation, nowMs),
    operation,
    nowMs,
  };
}

function consentOf(
  policy: CompiledPolicy,
  { consent }: PolicyCase,
  item: PreparedItem | null,
  organisation: string,
  nowMs: number,
): ConsentGrant | null {
  if (!consent) return null;
  const about = consent.item === undefined ? item : itemById(policy, consent.item);
  return {
    // As identity reads them off a token.
    subjects: consent.subjects.map((subject) => parseIdNumber(subject.trim())),
    item: about?.item.code ?? '',
    coordinates: consent.coordinates ?? [...(about?.consumers.get(organisation)?.keys() ?? [])],
    expiresAtMs: consent.expiresAt === undefined ? nowMs + hourMs : momentMs(consent.expiresAt),
  };
}

/** A client is often called by the name of its organisation. */
function likely(id: string, known: Iterable<string>): string {
  const ids = [...known];
  const app = ids.find((each) => each === `${id}-app`);
  return app ? ` Did you mean \`${app}\`?` : didYouMean(id, ids) || ` Clients: ${ids.join(', ')}.`;
}

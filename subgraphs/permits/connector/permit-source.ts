import DataLoader from 'dataloader';
import type { HubRecord, XkRecord } from '../../hub/records';
import { HUB_MAX_KEYS, type HubServiceName } from '../../hub/services';
import type { HubClient, HubFilter } from './hub-client';
import { HubError } from './hub-error';
import { type PermitRecord, toPermit } from './permit';

/** One decision on a subject: a permit, or a penalty of which only the key is known here. */
export type DecisionRecord =
  | { readonly kind: 'permit'; readonly permit: PermitRecord }
  | { readonly kind: 'penalty'; readonly penaltyId: string };

/** Look-ups of one request. Those of the same turn and filter travel as one bulk call. Rejects with `HubError`. */
export interface PermitSource {
  permit(permitId: string): Promise<PermitRecord | null>;
  /** At most `limit`, in no meaningful order. `status` is an `XK_ZT` code. */
  permitsOf(uscc: string, filter: { status: string | null; limit: number }): Promise<readonly PermitRecord[]>;
  /** At most `limit`, in no meaningful order. `since` is yyyy-mm-dd. */
  decisionsOn(uscc: string, filter: { since: string | null; limit: number }): Promise<readonly DecisionRecord[]>;
}

/** Batches the look-ups of one request onto the hub's bulk interfaces. Make one for each request. */
export function createPermitSource(client: HubClient): PermitSource {
  const byId = loader(client, 'permitsById');
  const bySubject = loader(client, 'permitsBySubject');
  const decisions = loader(client, 'decisionsBySubject');
  return {
    async permit(permitId) {
      const [record] = await byId.load({ key: permitId, filter: {} });
      return record ? toPermit(echoing(record, record.LX === 'XK' && record.XK_BS === permitId)) : null;
    },
    async permitsOf(uscc, filter) {
      const records = await bySubject.load({ key: uscc, filter });
      return records.map((record) => toPermit(echoing(record, isPermitOf(record, uscc))));
    },
    async decisionsOn(uscc, filter) {
      const records = await decisions.load({ key: uscc, filter });
      return records.map((record) => toDecision(record, uscc));
    },
  };
}

interface LookUp {
  readonly key: string;
  readonly filter: HubFilter;
}

function loader(client: HubClient, service: HubServiceName) {
  return new DataLoader<LookUp, readonly HubRecord[], string>((lookUps) => fetchAll(client, service, lookUps), {
    cacheKeyFn: ({ key, filter }) => JSON.stringify([key, filterText(filter)]),
  });
}

/** One call for each filter and 200 keys. A call that fails fails its own keys only. */
async function fetchAll(client: HubClient, service: HubServiceName, lookUps: readonly LookUp[]) {
  const groups = new Map<string, LookUp[]>();
  for (const lookUp of lookUps) {
    const text = filterText(lookUp.filter);
    const group = groups.get(text);
    if (group) group.push(lookUp);
    else groups.set(text, [lookUp]);
  }
  const answers = new Map<LookUp, readonly HubRecord[] | Error>();
  await Promise.all(
    [...groups.values()].flatMap(chunks).map(async (chunk) => {
      const call = client.call(service, keysOf(chunk), chunk[0]?.filter);
      const found = await call.catch((error: Error) => error);
      for (const lookUp of chunk) answers.set(lookUp, found instanceof Error ? found : (found.get(lookUp.key) ?? []));
    }),
  );
  return lookUps.map((lookUp) => answers.get(lookUp) ?? []);
}

function keysOf(lookUps: readonly LookUp[]): string[] {
  return lookUps.map(({ key }) => key);
}

function chunks(lookUps: readonly LookUp[]): LookUp[][] {
  const count = Math.ceil(lookUps.length / HUB_MAX_KEYS);
  return Array.from({ length: count }, (_, index) => lookUps.slice(index * HUB_MAX_KEYS, (index + 1) * HUB_MAX_KEYS));
}

function filterText({ status, since, limit }: HubFilter): string {
  return JSON.stringify([status ?? null, since ?? null, limit ?? null]);
}

function toDecision(record: HubRecord, uscc: string): DecisionRecord {
  if (record.LX === 'XK') return { kind: 'permit', permit: toPermit(echoing(record, isPermitOf(record, uscc))) };
  if (record.CF_XDR_SHXYM !== uscc) throw new HubError('SOURCE_ANSWER_INVALID');
  return { kind: 'penalty', penaltyId: record.CF_BS };
}

function isPermitOf(record: HubRecord, uscc: string): boolean {
  return record.LX === 'XK' && record.XK_XDR_SHXYM === uscc;
}

/** A record that does not name the key it was asked by would end under another subject: that is an error, not data. */
function echoing(record: HubRecord, echoes: boolean): XkRecord {
  if (echoes && record.LX === 'XK') return record;
  throw new HubError('SOURCE_ANSWER_INVALID');
}

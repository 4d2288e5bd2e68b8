import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readPolicyFolder } from '../../policies/store/postgres/policy-folder';
import { packageRoot } from '../../schema/lib/package-root';
import { usccAt } from '../peers/world/uscc-at';

const noLimit = 2_000_000_000;
const plain = { lineWidth: 0, aliasDuplicateObjects: false };
/** Organisations in one file: a policy document has a largest size. */
const mostInFile = 2_500;

/** Organisation of a trial; its client is `<organisation>-app` and its agreement `<organisation>-address`. */
export const organisationOf = (trial: number) => `revoke-${String(trial).padStart(4, '0')}`;
export const agreementOf = (trial: number) => `${organisationOf(trial)}-address`;
/** Whoever asks besides; nothing is revoked for them. */
export const bystander = 'revoke-bystander';
export const item = 'S01';

interface Item {
  readonly id: string;
  readonly code: string;
  readonly steps: Record<string, unknown>;
  limits?: unknown;
}

/**
 * The policies of this package, with one consumer and one agreement for each trial, and a crowd of organisations that
 * nobody asks for.
 * @returns texts by file, and the 31-character code of the item
 */
export function policySet(trials: number, organisations: number): { texts: Map<string, string>; itemCode: string } {
  const texts = new Map(readPolicyFolder(join(packageRoot(), 'policies')));
  for (const file of texts.keys()) if (file.startsWith('cases/')) texts.delete(file);
  const consumers = [...Array.from({ length: trials }, (_, trial) => organisationOf(trial)), bystander];
  const name = { zh: '测试单位', en: 'Load test' };
  const all = [
    ...consumers.map((id, index) => ({ id, uscc: usccAt('11', 600_000 + index), name, kind: 'government' })),
    ...Array.from({ length: organisations }, (_, index) => ({
      id: `crowd-${index}`,
      uscc: usccAt('91', index % 1_000_000),
      name,
      kind: 'company',
    })),
  ];
  for (let at = 0; at < all.length; at += mostInFile) {
    const rows = all.slice(at, at + mostInFile).map((row) => `  - ${JSON.stringify(row)}`);
    texts.set(`registry/organisations-crowd-${at / mostInFile}.yaml`, `organisations:\n${rows.join('\n')}\n`);
  }
  const clients = consumers.map((id) => ({ id: `${id}-app`, organisation: id, name }));
  texts.set('registry/clients-crowd.yaml', stringify({ clients }, plain));
  for (const [trial, consumer] of consumers.entries()) {
    const id = consumer === bystander ? `${bystander}-address` : agreementOf(trial);
    texts.set(`agreements/${id}.yaml`, stringify(agreement(id, consumer), plain));
  }
  const items = parse(texts.get('registry/items.yaml')!) as { items: Item[] };
  const one = items.items.find(({ id }) => id === item)!;
  const unlimited = { perConsumerPerMinute: noLimit, perSubjectPerHour: noLimit, perCase: noLimit };
  one.limits = { lookup: unlimited, verify: unlimited };
  const coordinates = ['Query.legalEntity', 'LegalEntity.name', 'Address.addressId'];
  for (const consumer of consumers) one.steps[consumer] = { coordinates };
  texts.set('registry/items.yaml', stringify(items, plain));
  return { texts, itemCode: one.code };
}

function agreement(id: string, consumer: string): unknown {
  return {
    id,
    provider: 'amr',
    consumer,
    items: [item],
    legalBasis: 'a load test',
    validity: { from: '2026-01-01', to: '2027-12-31' },
    approvedBy: ['one', 'two'],
    status: 'active',
    grants: [{ coordinates: ['LegalEntity.registeredAddress'] }],
  };
}

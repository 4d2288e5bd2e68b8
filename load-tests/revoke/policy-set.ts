import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readPolicyFolder } from '../../policies/store/postgres/policy-folder';
import { publicKeyText } from '../../policies/workflow/public-key-text';
import { sandboxOfficerKey } from '../../policies/workflow/sandbox-officer-key';
import { packageRoot } from '../../schema/lib/package-root';
import { usccAt } from '../peers/world/uscc-at';

const noLimit = 2_000_000_000;
const plain = { lineWidth: 0, aliasDuplicateObjects: false };
/** Organisations in one file: a policy document has a largest size. */
const mostInFile = 2_500;

/**
 * Organisation of a consumer; its client is `<organisation>-app`, its officer `<organisation>-steward` with the key of
 * the sandbox, and its agreement, where it has one to begin with, `<organisation>-address`.
 */
export const organisationOf = (consumer: number) => `bench-${String(consumer).padStart(4, '0')}`;
export const officerOf = (organisation: string) => `${organisation}-steward`;
export const agreementOf = (consumer: number) => `${organisationOf(consumer)}-address`;
/** Whoever asks besides; nothing is revoked for them. */
export const bystander = 'bench-bystander';
export const item = 'S01';

interface Item {
  readonly id: string;
  readonly code: string;
  readonly steps: Record<string, unknown>;
  limits?: unknown;
}

export interface PolicySet {
  /** By file. */
  readonly texts: Map<string, string>;
  /** 31 characters. */
  readonly itemCode: string;
}

/**
 * The policies of this package with some consumers who have a step in the item, and a crowd of organisations that
 * nobody asks for.
 * @param granted whether each consumer has an agreement about addresses to begin with
 */
export function policySet({
  consumers: count,
  organisations,
  granted,
}: {
  consumers: number;
  organisations: number;
  granted: boolean;
}): PolicySet {
  const texts = new Map(readPolicyFolder(join(packageRoot(), 'policies')));
  for (const file of texts.keys()) if (file.startsWith('cases/')) texts.delete(file);
  const consumers = [...Array.from({ length: count }, (_, consumer) => organisationOf(consumer)), bystander];
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
  const officers = consumers.map((organisation) => ({
    id: officerOf(organisation),
    name,
    organisation,
    roles: ['steward'],
    publicKey: publicKeyText(sandboxOfficerKey(officerOf(organisation))),
  }));
  const before = parse(texts.get('registry/officers.yaml')!) as { officers: unknown[] };
  texts.set('registry/officers.yaml', stringify({ officers: [...before.officers, ...officers] }, plain));
  for (const consumer of granted ? consumers : [bystander]) {
    const id = `${consumer}-address`;
    texts.set(`agreements/${id}.yaml`, stringify(agreement(id, consumer), plain));
  }
  const items = parse(texts.get('registry/items.yaml')!) as { items: Item[] };
  const one = items.items.find(({ id }) => id === item)!;
  const unlimited = { perConsumerPerMinute: noLimit, perSubjectPerHour: noLimit, perCase: noLimit };
  one.limits = { lookup: unlimited, verify: unlimited };
  const coordinates = ['Query.legalEntity', 'LegalEntity.name', 'Address.addressId', 'Address.isCommercialUse'];
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

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ModeName } from '../model';
import { usccAt } from '../world/uscc-at';
import { businessOf, identityCount, organisationAt } from './identities';
import { limitSharing } from './limit-sharing';

const noLimit = 2_000_000_000;
/** The store refuses anchors and aliases. */
const plain = { lineWidth: 0, aliasDuplicateObjects: false };

interface Organisation {
  readonly id: string;
  readonly uscc: string;
}
interface Client {
  readonly id: string;
  readonly organisation: string;
}
interface Item {
  readonly id: string;
  readonly code: string;
  readonly steps: Record<string, unknown>;
  limits?: unknown;
}
interface Agreement {
  readonly id: string;
  readonly consumer: string;
  readonly items: readonly string[];
}

/**
 * Writes the policies of this package to a folder, with what the comparison needs on top: 64 copies of each consumer
 * (organisation, client, step, agreements), so that 64 identities exist, no rate limits, and no caches. Grants, masks,
 * row rules and forbids are those of the package, letter by letter.
 * @param directory an empty folder
 * @returns the 31-character code of each service item that is measured, by its id
 */
export function writePolicies(source: string, directory: string, mode: ModeName): ReadonlyMap<string, string> {
  for (const folder of ['catalogue', 'registry', 'agreements', 'operations'])
    cpSync(join(source, folder), join(directory, folder), { recursive: true });
  for (const name of readdirSync(join(directory, 'catalogue')))
    edit(join(directory, 'catalogue', name), (content) => limitSharing(content, mode));
  const registry = (name: string) => join(directory, 'registry', name);
  edit<{ organisations: Organisation[] }>(registry('organisations.yaml'), copyOrganisations);
  edit<{ clients: Client[] }>(registry('clients.yaml'), copyClients);
  const codes = new Map<string, string>();
  edit<{ items: Item[] }>(registry('items.yaml'), (content) => openItems(content, codes));
  for (const name of readdirSync(join(source, 'agreements')))
    if (name.endsWith('.yaml')) copyAgreement(join(source, 'agreements', name), join(directory, 'agreements'));
  return codes;
}

const businesses = Object.values(businessOf);

function copyOrganisations({ organisations }: { organisations: Organisation[] }): unknown {
  // Beyond the codes of the world's own organs, which begin at 0.
  let number = 500_000;
  for (const { organisation } of businesses) {
    const model = organisations.find(({ id }) => id === organisation);
    for (const id of copiesOf(organisation)) organisations.push({ ...model, id, uscc: usccAt('11', number++) });
  }
  return { organisations };
}

function copyClients({ clients }: { clients: Client[] }): unknown {
  for (const { organisation } of businesses) {
    const model = clients.find((client) => client.organisation === organisation);
    for (const id of copiesOf(organisation)) clients.push({ ...model, id: `${id}-app`, organisation: id });
  }
  return { clients };
}

function openItems({ items }: { items: Item[] }, codes: Map<string, string>): unknown {
  const unlimited = { perConsumerPerMinute: noLimit, perSubjectPerHour: noLimit, perCase: noLimit };
  for (const { organisation, item: id } of businesses) {
    const item = items.find((one) => one.id === id);
    if (!item) throw new Error(`the registry has no item \`${id}\``);
    codes.set(id, item.code);
    item.limits = { lookup: unlimited, verify: unlimited };
    for (const copy of copiesOf(organisation)) item.steps[copy] = item.steps[organisation];
  }
  return { items };
}

function copyAgreement(file: string, directory: string): void {
  const agreement = parse(readFileSync(file, 'utf8')) as Agreement;
  const business = businesses.find(
    ({ organisation, item }) => agreement.consumer === organisation && agreement.items.includes(item),
  );
  if (!business) return;
  for (const consumer of copiesOf(business.organisation)) {
    const id = `${agreement.id}-${consumer}`;
    const copy = { ...agreement, id, consumer, items: [business.item], quota: { perDay: noLimit } };
    writeFileSync(join(directory, `${id}.yaml`), stringify(copy, plain));
  }
}

function copiesOf(organisation: string): string[] {
  return Array.from({ length: identityCount }, (_, index) => organisationAt(organisation, index));
}

function edit<Content>(file: string, change: (content: Content) => unknown): void {
  writeFileSync(file, stringify(change(parse(readFileSync(file, 'utf8')) as Content), plain));
}

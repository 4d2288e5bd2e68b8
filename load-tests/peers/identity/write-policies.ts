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

/**
 * Writes the policies of this package to a folder, with what the comparison needs on top: 64 copies of each consumer
 * (organisation, client, step, agreements), so that 64 identities exist, no rate limits, and no caches. Grants, masks, row rules and forbids are those of the package, letter by letter.
 * @returns the 31-character code of each service item, by its id
 */
export function writePolicies(source: string, directory: string, mode: ModeName): ReadonlyMap<string, string> {
  for (const folder of ['catalogue', 'registry', 'agreements', 'operations'])
    cpSync(join(source, folder), join(directory, folder), { recursive: true });
  const edit = <Content>(name: string, change: (content: Content) => void): void => {
    const file = join(directory, 'registry', name);
    const content = parse(readFileSync(file, 'utf8')) as Content;
    change(content);
    writeFileSync(file, stringify(content, plain));
  };
  for (const name of readdirSync(join(source, 'catalogue'))) {
    const content = parse(readFileSync(join(source, 'catalogue', name), 'utf8'));
    writeFileSync(join(directory, 'catalogue', name), stringify(limitSharing(content, mode), plain));
  }
  const bases = Object.values(businessOf);
  const copies = (base: string) => Array.from({ length: identityCount }, (_, index) => organisationAt(base, index));

  edit<{ organisations: Organisation[] }>('organisations.yaml', ({ organisations }) => {
    let number = 500_000;
    for (const { organisation } of bases) {
      const model = organisations.find(({ id }) => id === organisation);
      for (const id of copies(organisation)) organisations.push({ ...model, id, uscc: usccAt('11', number++) });
    }
  });
  edit<{ clients: Client[] }>('clients.yaml', ({ clients }) => {
    for (const { organisation } of bases) {
      const model = clients.find((client) => client.organisation === organisation);
      for (const id of copies(organisation)) clients.push({ ...model, id: `${id}-app`, organisation: id });
    }
  });
  const codes = new Map<string, string>();
  edit<{ items: Item[] }>('items.yaml', ({ items }) => {
    const unlimited = { perConsumerPerMinute: noLimit, perSubjectPerHour: noLimit, perCase: noLimit };
    for (const { organisation, item: id } of bases) {
      const item = items.find((one) => one.id === id);
      if (!item) throw new Error(`the registry has no item \`${id}\``);
      codes.set(id, item.code);
      item.limits = { lookup: unlimited, verify: unlimited };
      for (const copy of copies(organisation)) item.steps[copy] = item.steps[organisation];
    }
  });
  for (const name of readdirSync(join(source, 'agreements'))) {
    if (!name.endsWith('.yaml')) continue;
    const agreement = parse(readFileSync(join(source, 'agreements', name), 'utf8'));
    const base = bases.find(
      ({ organisation, item }) => agreement.consumer === organisation && agreement.items.includes(item),
    );
    if (!base) continue;
    for (const consumer of copies(base.organisation)) {
      const id = `${agreement.id}-${consumer}`;
      const copy = { ...agreement, id, consumer, items: [base.item], quota: { perDay: noLimit } };
      writeFileSync(join(directory, 'agreements', `${id}.yaml`), stringify(copy, plain));
    }
  }
  return codes;
}

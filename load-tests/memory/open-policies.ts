import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { businessOf, organisationAt } from '../peers/identity/identities';

interface Catalogue {
  readonly types: Readonly<Record<string, { readonly fields: Readonly<Record<string, { class: string }>> }>>;
}
interface Items {
  readonly items: { readonly id: string; steps: object; operations?: unknown; bulk?: boolean }[];
}

/**
 * Opens policies that `writePolicies` wrote: all that owners say about keeping, which the comparison with others leaves
 * out; two of three fields that need an agreement open to all; every field in the steps of some identities, and no list
 * of operations. What three consumers may ask would leave little to plan and to fetch.
 * @param count identities of each business; more of them would make a document longer than the store reads
 */
export function openPolicies(source: string, directory: string, count: number): void {
  const coordinates: string[] = [];
  let turn = 0;
  for (const name of readdirSync(join(source, 'catalogue'))) {
    const catalogue = parse(readFileSync(join(source, 'catalogue', name), 'utf8')) as Catalogue;
    for (const [type, { fields }] of Object.entries(catalogue.types))
      for (const [field, entry] of Object.entries(fields)) {
        // What is withheld cannot be granted to anybody.
        if (entry.class !== 'withheld') coordinates.push(`${type}.${field}`);
        if (entry.class === 'conditional' && turn++ % 3 > 0) entry.class = 'unconditional';
      }
    write(join(directory, 'catalogue', name), catalogue);
  }
  const file = join(directory, 'registry', 'items.yaml');
  const registry = parse(readFileSync(file, 'utf8')) as Items;
  for (const { organisation, item: id } of Object.values(businessOf)) {
    const item = registry.items.find((one) => one.id === id);
    if (!item) throw new Error(`the registry has no item \`${id}\``);
    const organisations = Array.from({ length: count }, (_, index) => organisationAt(organisation, index));
    item.steps = Object.fromEntries(organisations.map((one) => [one, { coordinates }]));
    item.bulk = true;
    delete item.operations;
  }
  write(file, registry);
}

/** The store refuses anchors and aliases. */
function write(file: string, content: unknown): void {
  writeFileSync(file, stringify(content, { lineWidth: 0, aliasDuplicateObjects: false }));
}

import { type GraphQLField, type GraphQLSchema, getNamedType, isCompositeType, isObjectType } from 'graphql';
import type {
  AgreementContent,
  CatalogueContent,
  FieldContent,
  GrantContent,
  ItemContent,
  PolicyDocument,
  PolicyDocuments,
} from '../../../../policies/engine/documents';
import type { Random } from '../../../../schema/testing/random';
import type { ModelCatalogue } from '../model/catalogue';
import { randomRowRule, randomWhenRule } from './random-rule';

/**
 * A policy set made up over the real catalogue and registry: other steps, agreements, rules, forbids, requirements of
 * items and sharing of answers than anybody would write, but each of them something that somebody could.
 */
export function randomDocuments(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  base: PolicyDocuments,
  random: Random,
): PolicyDocuments {
  const documents: PolicyDocument[] = [];
  const shared = sharing(random);
  const owners = new Map<string, string>();
  let organisations: readonly { id: string; kind: string }[] = [];
  for (const document of base.documents) {
    if (document.kind === 'agreement') continue;
    if (document.kind === 'organisations') organisations = document.content.organisations;
    if (document.kind !== 'catalogue') {
      if (document.kind !== 'items') documents.push(document);
      continue;
    }
    for (const [type, { fields }] of Object.entries(document.content.types ?? {})) {
      for (const name of Object.keys(fields)) owners.set(`${type}.${name}`, document.content.owner);
    }
    documents.push({ ...document, content: withSharing(document.content, shared) });
  }
  const items: ItemContent[] = [];
  for (const document of base.documents) {
    if (document.kind !== 'items') continue;
    for (const item of document.content.items) items.push(randomItem(catalogue, item, organisations, random));
    documents.push({ ...document, content: { items } });
  }
  const consumers = organisations.filter(() => random.chance(0.8));
  for (const item of items) {
    for (const consumer of [random.pick(consumers), random.pick(consumers), random.pick(consumers)]) {
      for (const content of randomAgreements(schema, catalogue, owners, item, consumer.id, random)) {
        documents.push({ kind: 'agreement', file: `agreements/${content.id}.yaml`, content, at: grantLine });
      }
    }
  }
  return { documents, operations: base.operations, faults: [] };
}

/** The number of the grant stands for its line, so that a fault says which one to drop. */
function grantLine(path: readonly (string | number)[]): { line: number; column: number } {
  return path[0] === 'grants' && typeof path[1] === 'number'
    ? { line: path[1] + 1, column: 1 }
    : { line: 9_999, column: 1 };
}

type Sharing = (coordinate: string) => Partial<FieldContent>;

/** Who may get one answer is one choice for most sets: the strictest of a call's coordinates counts. */
function sharing(random: Random): Sharing {
  const vary = ['nothing', 'item', 'consumer', 'case'] as const;
  const ttl = random.pick([0, 0, 5, 600]);
  const staleIfError = random.pick([0, 0, 3_600]);
  const one = random.chance(0.7) ? random.pick(vary) : null;
  return () => ({ ttl, staleIfError, varyBy: one ?? random.pick(vary) });
}

function withSharing(content: CatalogueContent, shared: Sharing): CatalogueContent {
  const types = Object.entries(content.types ?? {}).map(([name, type]) => {
    const fields = Object.entries(type.fields).map(([field, entry]) => [
      field,
      { ...entry, ...shared(`${name}.${field}`) },
    ]);
    return [name, { ...type, fields: Object.fromEntries(fields) }];
  });
  return { ...content, types: Object.fromEntries(types) };
}

function randomItem(
  { content }: ModelCatalogue,
  item: ItemContent,
  organisations: readonly { id: string; kind: string }[],
  random: Random,
): ItemContent {
  const unconditional = [...content].flatMap(([coordinate, entry]) =>
    entry.class === 'unconditional' ? [coordinate] : [],
  );
  const { operations, ...rest } = item;
  const requires = (['case', 'consent'] as const).filter((what) => random.chance(what === 'case' ? 0.5 : 0.2));
  const government = organisations.filter(({ kind }) => kind === 'government');
  const steps = [random.pick(government), random.pick(government), random.pick(government)].map(({ id }) => {
    const share = random.pick([0.2, 0.5, 0.8]);
    return [id, { coordinates: unconditional.filter(() => random.chance(share)) }];
  });
  return {
    ...rest,
    ...(operations && random.chance(0.5) && { operations }),
    requires,
    minors: random.chance(0.4),
    bulk: random.chance(0.5),
    pseudonymScope: random.pick(['consumer', 'case']),
    ...(random.chance(0.1) && { limits: { lookup: { perConsumerPerMinute: 2, perSubjectPerHour: 2, perCase: 2 } } }),
    steps: Object.fromEntries(steps),
  };
}

function randomAgreements(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  owners: ReadonlyMap<string, string>,
  item: ItemContent,
  consumer: string,
  random: Random,
): AgreementContent[] {
  const share = random.pick([0.15, 0.35, 0.6]);
  const byOwner = new Map<string, GrantContent[]>();
  const forbids = new Map<string, string[]>();
  for (const [coordinate, entry] of catalogue.content) {
    const [typeName, name] = coordinate.split('.') as [string, string];
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    const owner = owners.get(coordinate) ?? '';
    if (!field || entry.class === 'withheld') continue;
    if (random.chance(0.02)) forbids.set(owner, [...(forbids.get(owner) ?? []), coordinate]);
    const composite = isCompositeType(getNamedType(field.type));
    if (!random.chance(typeName === 'Query' ? 0.9 : composite ? Math.max(share, 0.5) : share)) continue;
    const grants = byOwner.get(owner) ?? [];
    byOwner.set(owner, grants);
    grants.push(...randomGrants(schema, catalogue, coordinate, entry, field, random));
  }
  return [...byOwner].map(([owner, grants], index) => ({
    id: `${item.id.toLowerCase()}-${consumer}-${owner}-${random.below(1_000_000)}-${index}`,
    provider: owner,
    consumer,
    items: [item.id],
    legalBasis: 'made up',
    validity: random.chance(0.1) ? { from: '2026-01-01', to: '2026-11-20' } : { from: '2020-01-01', to: '2199-12-31' },
    approvedBy: [],
    status: random.chance(0.05) ? 'suspended' : 'active',
    grants,
    ...(forbids.has(owner) && { forbids: forbids.get(owner) }),
  }));
}

/** One grant, or a closed one beside a more open one that only some rows get. */
function randomGrants(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  coordinate: string,
  entry: FieldContent,
  field: GraphQLField<unknown, unknown>,
  random: Random,
): GrantContent[] {
  const coordinates = [coordinate];
  const isText = getNamedType(field.type).name === 'String' && field.args.length === 0 && !isListOf(field);
  const forms = [
    'full',
    ...(entry.defaultMask ? [`mask(${entry.defaultMask})`] : []),
    ...(isText ? ['mask(hidden)'] : []),
  ];
  const form = random.chance(0.5) ? forms[0] : random.pick(forms);
  const root = coordinate.startsWith('Query.');
  const rows =
    !root && random.chance(isListOf(field) ? 0.6 : 0.35) ? randomRowRule(schema, catalogue, coordinate, random) : null;
  const parents = catalogue.parents.get(coordinate.split('.')[0] ?? '') ?? [];
  const when = random.chance(root ? 0.05 : 0.25) ? randomWhenRule(field, parents, random) : null;
  const grant = { coordinates, form, ...(rows && { rows }), ...(when && { when }) };
  if (!rows || !random.chance(0.4)) return [grant];
  const second = random.chance(0.5) ? randomRowRule(schema, catalogue, coordinate, random) : null;
  return [grant, { coordinates, form: random.pick(forms), ...(second && { rows: second }) }];
}

function isListOf(field: GraphQLField<unknown, unknown>): boolean {
  return String(field.type).startsWith('[');
}

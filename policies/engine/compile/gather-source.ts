import type { GraphQLSchema } from 'graphql';
import type {
  CatalogueContent,
  CatalogueDocument,
  ClientContent,
  OrganisationContent,
  PolicyDocument,
  PolicyDocuments,
} from '../documents';
import type { PolicyFault } from '../policy-fault';
import { gatherCells } from './gather-cells';
import { faultAt } from './place';
import type { PolicyParts } from './policy-parts';
import type { GraphFacts, PolicySource, Sourced, SourceField } from './policy-source';
import type { Work } from './work';

/**
 * Puts documents side by side. What is said twice is a fault: two documents could disagree.
 * @param documents by file, so that of two that say the same it is always the same one that counts
 */
export function* gatherSource(
  documents: readonly PolicyDocument[],
  operations: PolicyDocuments['operations'],
  schema: GraphQLSchema,
  facts: GraphFacts,
  parts: PolicyParts,
): Work<{ source: PolicySource; faults: readonly PolicyFault[] }> {
  const faults: PolicyFault[] = [];
  const inRegistry = documents.filter(({ kind }) => kind === 'organisations' || kind === 'clients');
  const contents = inRegistry.map(({ content }) => content);
  const registry = yield* parts.work('registry', contents, () => gatherRegistry(inRegistry));
  faults.push(...registry.faults);
  const source = {
    schema,
    facts,
    parts,
    operations,
    organisations: registry.organisations,
    clients: registry.clients,
    catalogues: [] as Sourced<CatalogueContent>[],
    fields: new Map<string, SourceField>(),
    subjects: new Map(),
    inputs: new Map(),
    items: new Map(),
    limits: null as PolicySource['limits'],
    officers: new Map(),
    agreements: new Map(),
  };
  const add = adding(faults);
  for (const document of documents) {
    switch (document.kind) {
      case 'catalogue':
        source.catalogues.push(sourced(document, document.content, []));
        yield* addCatalogue(document, source, add);
        break;
      case 'items':
        yield* addEach(document, document.content.items, source.items, 'item', add);
        break;
      case 'officers':
        yield* addEach(document, document.content.officers, source.officers, 'officer', add);
        break;
      case 'limits':
        source.limits ??= sourced(document, document.content.limits, ['limits']);
        break;
      case 'agreement':
        add(source.agreements, 'agreement', document.content.id, sourced(document, document.content, []));
        yield;
        break;
    }
  }
  return { source: { ...source, cells: yield* gatherCells(source) }, faults };
}

interface Registry {
  readonly organisations: Map<string, Sourced<OrganisationContent>>;
  readonly clients: Map<string, Sourced<ClientContent>>;
  readonly faults: readonly PolicyFault[];
}

/** The long lists. Most editions of a policy set leave them as they are. */
function* gatherRegistry(documents: readonly PolicyDocument[]): Work<Registry> {
  const faults: PolicyFault[] = [];
  const registry: Registry = { organisations: new Map(), clients: new Map(), faults };
  const holders = new Map<string, Sourced<OrganisationContent>>();
  const add = adding(faults);
  for (const document of documents) {
    if (document.kind === 'organisations') {
      yield* addEach(document, document.content.organisations, registry.organisations, 'organisation', add);
      for (const [index, organisation] of document.content.organisations.entries()) {
        const entry = sourced(document, organisation, ['organisations', index, 'uscc']);
        add(holders, 'unified social credit code', organisation.uscc, entry);
        yield;
      }
    }
    if (document.kind === 'clients') {
      yield* addEach(document, document.content.clients, registry.clients, 'client', add);
    }
  }
  return registry;
}

type Add = <Entry extends Sourced<unknown>>(into: Map<string, Entry>, what: string, key: string, entry: Entry) => void;

function adding(faults: PolicyFault[]): Add {
  return (into, what, key, entry) => {
    const first = into.get(key);
    if (!first) return void into.set(key, entry);
    const { file, line } = first.place();
    const message = `${what} \`${key}\` is stated twice: first at ${file}:${line}`;
    faults.push(faultAt(entry.place(), 'duplicate', message, 'Keep one of the two.'));
  };
}

/** The lists of the registry. */
function* addEach<Entry extends { readonly id: string }>(
  document: PolicyDocument,
  entries: readonly Entry[],
  into: Map<string, Sourced<Entry>>,
  what: string,
  add: Add,
): Work<void> {
  for (const [index, entry] of entries.entries()) {
    add(into, what, entry.id, sourced(document, entry, [document.kind, index]));
    yield;
  }
}

function* addCatalogue(
  document: CatalogueDocument,
  source: Record<'subjects' | 'inputs', Map<string, Sourced<unknown>>> & { fields: Map<string, SourceField> },
  add: Add,
): Work<void> {
  const { content } = document;
  for (const [typeName, { subject, fields }] of Object.entries(content.types ?? {})) {
    if (subject) {
      add(source.subjects, 'the subject of', typeName, sourced(document, subject, ['types', typeName, 'subject']));
    }
    for (const [fieldName, field] of Object.entries(fields)) {
      const coordinate = `${typeName}.${fieldName}`;
      const entry = sourced(document, field, ['types', typeName, 'fields', fieldName]);
      add(source.fields, 'coordinate', coordinate, { ...entry, coordinate, typeName, fieldName, catalogue: content });
    }
    yield;
  }
  for (const [typeName, fields] of Object.entries(content.inputs ?? {})) {
    for (const [fieldName, role] of Object.entries(fields)) {
      const entry = sourced(document, role, ['inputs', typeName, fieldName]);
      add(source.inputs, 'input field', `${typeName}.${fieldName}`, entry);
    }
    yield;
  }
}

function sourced<Content>(
  { file, at }: PolicyDocument,
  content: Content,
  base: readonly (string | number)[],
): Sourced<Content> {
  return { content, place: (...path) => ({ file, ...at([...base, ...path]) }) };
}

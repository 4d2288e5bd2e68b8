import type { GraphQLSchema } from 'graphql';
import type { CatalogueContent, PolicyDocument, PolicyDocuments } from '../documents';
import type { PolicyFault } from '../policy-fault';
import { faultAt } from './place';
import type { GraphFacts, PolicySource, Sourced, SourceField } from './policy-source';

/** Puts documents side by side. What is said twice is a fault: two documents could disagree. */
export function gatherSource(
  { documents, operations }: PolicyDocuments,
  schema: GraphQLSchema,
  facts: GraphFacts,
): { source: PolicySource; faults: readonly PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const source = {
    schema,
    facts,
    operations,
    catalogues: [] as Sourced<CatalogueContent>[],
    fields: new Map<string, SourceField>(),
    subjects: new Map(),
    inputs: new Map(),
    organisations: new Map(),
    clients: new Map(),
    items: new Map(),
    limits: null as PolicySource['limits'],
    officers: new Map(),
    agreements: new Map(),
  };
  const add = <Entry extends Sourced<unknown>>(into: Map<string, Entry>, what: string, key: string, entry: Entry) => {
    const first = into.get(key);
    if (!first) return void into.set(key, entry);
    const { file, line } = first.place();
    const message = `${what} \`${key}\` is stated twice: first at ${file}:${line}`;
    faults.push(faultAt(entry.place(), 'duplicate', message, 'Keep one of the two.'));
  };
  // By file, so that of two documents that say the same it is always the same one that counts.
  for (const document of [...documents].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    switch (document.kind) {
      case 'catalogue': {
        const { content } = document;
        source.catalogues.push(sourced(document, content, []));
        for (const [typeName, type] of Object.entries(content.types ?? {})) {
          if (type.subject) {
            const { subject } = type;
            add(
              source.subjects,
              'the subject of',
              typeName,
              sourced(document, subject, ['types', typeName, 'subject']),
            );
          }
          for (const [fieldName, field] of Object.entries(type.fields)) {
            const coordinate = `${typeName}.${fieldName}`;
            const entry = sourced(document, field, ['types', typeName, 'fields', fieldName]);
            add(source.fields, 'coordinate', coordinate, {
              ...entry,
              coordinate,
              typeName,
              fieldName,
              catalogue: content,
            });
          }
        }
        for (const [typeName, fields] of Object.entries(content.inputs ?? {})) {
          for (const [fieldName, role] of Object.entries(fields)) {
            const entry = sourced(document, role, ['inputs', typeName, fieldName]);
            add(source.inputs, 'input field', `${typeName}.${fieldName}`, entry);
          }
        }
        break;
      }
      case 'organisations':
        document.content.organisations.forEach((each, index) => {
          add(source.organisations, 'organisation', each.id, sourced(document, each, ['organisations', index]));
        });
        break;
      case 'clients':
        document.content.clients.forEach((each, index) => {
          add(source.clients, 'client', each.id, sourced(document, each, ['clients', index]));
        });
        break;
      case 'items':
        document.content.items.forEach((each, index) => {
          add(source.items, 'item', each.id, sourced(document, each, ['items', index]));
        });
        break;
      case 'limits':
        source.limits ??= sourced(document, document.content.limits, ['limits']);
        break;
      case 'officers':
        document.content.officers.forEach((each, index) => {
          add(source.officers, 'officer', each.id, sourced(document, each, ['officers', index]));
        });
        break;
      case 'agreement':
        add(source.agreements, 'agreement', document.content.id, sourced(document, document.content, []));
        break;
    }
  }
  return { source, faults };
}

function sourced<Content>(
  { file, at }: PolicyDocument,
  content: Content,
  base: readonly (string | number)[],
): Sourced<Content> {
  return { content, place: (...path) => ({ file, ...at([...base, ...path]) }) };
}

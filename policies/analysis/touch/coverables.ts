import { type GraphQLSchema, isObjectType } from 'graphql';
import type {
  AgreementDocument,
  CatalogueDocument,
  ItemContent,
  PolicyDocument,
  PolicyDocuments,
  Position,
  RoleContent,
} from '../../engine/documents';
import { type Coverable, coverageKey } from './model';

/**
 * Everything in the documents that a case can be about, in the order of files and lines.
 * @param api what clients may ask: what stands in the catalogue and nobody can ask is left out
 */
export function coverables({ documents }: PolicyDocuments, api: GraphQLSchema): Coverable[] {
  const inOrder = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  return inOrder.flatMap((document) => [...ofDocument(document, api)]).sort(byPlace);
}

type At = (path: readonly (string | number)[]) => Position;

function* ofDocument(document: PolicyDocument, api: GraphQLSchema): Generator<Coverable> {
  const { file } = document;
  if (document.kind === 'agreement') yield* ofAgreement(document);
  else if (document.kind === 'catalogue') yield* ofCatalogue(document, api);
  else if (document.kind === 'items') {
    for (const [index, item] of document.content.items.entries()) yield* ofItem(file, document.at, item, index);
  }
}

function* ofItem(file: string, at: At, { id, steps }: ItemContent, index: number): Generator<Coverable> {
  yield { kind: 'items', key: coverageKey.item(id), file, line: at(['items', index]).line };
  for (const [organisation, { coordinates }] of Object.entries(steps)) {
    for (const [place, coordinate] of coordinates.entries()) {
      const { line } = at(['items', index, 'steps', organisation, 'coordinates', place]);
      yield { kind: 'steps', key: coverageKey.step(id, organisation, coordinate), file, line };
    }
  }
}

function* ofAgreement({ file, at, content }: AgreementDocument): Generator<Coverable> {
  for (const item of content.items) {
    for (const [index, { coordinates }] of content.grants.entries()) {
      const rule = `agreement:${content.id}/grant:${index + 1}`;
      for (const [place, coordinate] of coordinates.entries()) {
        const { line } = at(['grants', index, 'coordinates', place]);
        yield { kind: 'grants', key: coverageKey.grant(rule, item, coordinate), file, line };
      }
    }
    for (const [index, coordinate] of (content.forbids ?? []).entries()) {
      const key = coverageKey.forbid(`agreement:${content.id}/forbid`, item, coordinate);
      yield { kind: 'forbids', key, file, line: at(['forbids', index]).line };
    }
  }
}

function* ofCatalogue({ file, at, content }: CatalogueDocument, api: GraphQLSchema): Generator<Coverable> {
  for (const [typeName, { fields }] of Object.entries(content.types ?? {})) {
    const type = api.getType(typeName);
    const askable = isObjectType(type) ? type.getFields() : {};
    for (const [fieldName, field] of Object.entries(fields)) {
      if (!Object.hasOwn(askable, fieldName)) continue;
      const path = ['types', typeName, 'fields', fieldName];
      const coordinate = `${typeName}.${fieldName}`;
      yield { kind: 'catalogue', key: coverageKey.coordinate(coordinate), file, line: at(path).line };
      for (const [name, role] of Object.entries(field.arguments ?? {})) {
        if (!isGoverned(role)) continue;
        const { line } = at([...path, 'arguments', name]);
        yield { kind: 'arguments', key: coverageKey.argument(coordinate, name), file, line };
      }
    }
  }
  for (const [typeName, fields] of Object.entries(content.inputs ?? {})) {
    for (const [name, role] of Object.entries(fields)) {
      if (!isGoverned(role)) continue;
      const { line } = at(['inputs', typeName, name]);
      yield { kind: 'arguments', key: coverageKey.inputField(typeName, name), file, line };
    }
  }
}

/** Whether a decision can depend on the argument: it probes, looks up or verifies something. */
function isGoverned(role: RoleContent): boolean {
  return role !== 'nothing' && !('limits' in role);
}

function byPlace(a: Coverable, b: Coverable): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}

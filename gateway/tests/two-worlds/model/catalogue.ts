import { type GraphQLSchema, getNamedType, isAbstractType, isCompositeType, isEnumType, isObjectType } from 'graphql';
import type { FieldContent, PolicyDocuments, RoleContent, SubjectContent } from '../../../../policies/engine/documents';

export interface ModelField {
  readonly name: string;
  readonly coordinate: string;
  readonly composite: boolean;
  readonly derivedFrom: readonly string[];
  readonly kind: { readonly name: string; readonly members: readonly string[] };
  readonly roles: Readonly<Record<string, RoleContent>>;
}

/** What the catalogue documents and the graph say of every type, without asking the policy engine. */
export interface ModelCatalogue {
  readonly content: ReadonlyMap<string, FieldContent>;
  readonly subjects: ReadonlyMap<string, SubjectContent>;
  readonly inputs: ReadonlyMap<string, RoleContent>;
  /** Fields of each object type but `Query`. */
  readonly fields: ReadonlyMap<string, readonly ModelField[]>;
  /** By the name of an object type: the coordinates that lead to objects of it. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

export function modelCatalogue(schema: GraphQLSchema, documents: PolicyDocuments): ModelCatalogue {
  const content = new Map<string, FieldContent>();
  const subjects = new Map<string, SubjectContent>();
  const inputs = new Map<string, RoleContent>();
  for (const document of documents.documents) {
    if (document.kind !== 'catalogue') continue;
    for (const [typeName, type] of Object.entries(document.content.types ?? {})) {
      if (type.subject) subjects.set(typeName, type.subject);
      for (const [name, field] of Object.entries(type.fields)) content.set(`${typeName}.${name}`, field);
    }
    for (const [typeName, roles] of Object.entries(document.content.inputs ?? {})) {
      for (const [name, role] of Object.entries(roles)) inputs.set(`${typeName}.${name}`, role);
    }
  }
  const fields = new Map<string, readonly ModelField[]>();
  const parents = new Map<string, string[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      for (const { name } of isAbstractType(named) ? schema.getPossibleTypes(named) : [named]) {
        parents.set(name, [...(parents.get(name) ?? []), `${type.name}.${field.name}`]);
      }
    }
    fields.set(
      type.name,
      Object.values(type.getFields()).map(({ name, type: output }) => {
        const named = getNamedType(output);
        const entry = content.get(`${type.name}.${name}`);
        return {
          name,
          coordinate: `${type.name}.${name}`,
          composite: isCompositeType(named),
          derivedFrom: entry?.derivedFrom ?? [],
          kind: { name: named.name, members: isEnumType(named) ? named.getValues().map((value) => value.name) : [] },
          roles: entry?.arguments ?? {},
        };
      }),
    );
  }
  return { content, subjects, inputs, fields, parents };
}

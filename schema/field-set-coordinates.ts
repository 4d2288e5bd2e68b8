import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { namedType } from './named-type';
import { parseFieldSet } from './parse-field-set';

/**
 * Returns what says which coordinates a field set of a supergraph names: `Type.field` of every field in it, nested ones
 * included; a field of an interface is that of everything that implements it too.
 */
export function fieldSetCoordinates(document: DocumentNode): (typeName: string, fieldSet: string) => string[] {
  const types = new Map(document.definitions.flatMap((node) => (hasFields(node) ? [[node.name.value, node]] : [])));
  const implementations = new Map<string, string[]>();
  for (const { name, interfaces } of types.values()) {
    for (const { name: above } of interfaces ?? []) {
      implementations.set(above.value, [...(implementations.get(above.value) ?? []), name.value]);
    }
  }

  const walk = (typeName: string, { selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return walk(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') return [];
      const names = [typeName, ...(implementations.get(typeName) ?? [])];
      const own = names.map((name) => `${name}.${selection.name.value}`);
      const target = fieldOf(types.get(typeName), selection.name.value);
      if (!selection.selectionSet || !target) return own;
      return [...own, ...walk(namedType(target.type), selection.selectionSet)];
    });

  return (typeName, text) => walk(typeName, parseFieldSet(text));
}

type WithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function hasFields(node: DefinitionNode): node is WithFields {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function fieldOf(type: WithFields | undefined, fieldName: string): FieldDefinitionNode | undefined {
  return type?.fields?.find(({ name }) => name.value === fieldName);
}

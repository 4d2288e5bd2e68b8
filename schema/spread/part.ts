import { type FieldDefinitionNode, Kind, type SelectionSetNode, type TypeDefinitionNode } from 'graphql';
import { namedType } from '../named-type';
import { parseFieldSet } from '../parse-field-set';
import { joinsOf, textOf } from './join-reader';

/** What one `@requires` set of a type is computed by: the fields of one subgraph that have it. */
export interface PartKey {
  readonly graph: string;
  readonly typeName: string;
  readonly requires: string;
}

/**
 * A subgraph that holds nothing but fields of one type with one `@requires` set, and what these need: the type's keys,
 * the inputs as external fields, and the types of arguments and values, down to entities, of which it knows the keys.
 */
export class Part {
  /** By type: its fields, and whether each is external. Types without fields of theirs have none. */
  readonly types = new Map<string, Map<string, { readonly external: boolean }>>();
  /** Names of the computed fields. */
  readonly computed = new Set<string>();

  constructor(
    readonly key: PartKey,
    /** By which join directives name it. */
    readonly name: string,
    private readonly known: ReadonlyMap<string, TypeDefinitionNode>,
  ) {
    for (const set of this.keysOf(key.typeName)) this.addSet(key.typeName, parseFieldSet(set), false);
    this.addSet(key.typeName, parseFieldSet(key.requires), true);
  }

  /** The resolvable keys of a type in the subgraph that this is a part of. */
  keysOf(typeName: string): readonly string[] {
    const type = this.known.get(typeName);
    const joins = type ? joinsOf(type, 'join__type') : [];
    return joins.flatMap((join) =>
      textOf(join, 'graph') === this.key.graph && textOf(join, 'resolvable') !== 'false'
        ? (textOf(join, 'key') ?? [])
        : [],
    );
  }

  addComputed(field: FieldDefinitionNode): void {
    this.computed.add(field.name.value);
    this.addField(this.key.typeName, field, false);
    this.addTarget(namedType(field.type));
  }

  private addSet(typeName: string, { selections }: SelectionSetNode, external: boolean): void {
    this.addType(typeName);
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT)
        this.addSet(node.typeCondition?.name.value ?? typeName, node.selectionSet, external);
      if (node.kind !== Kind.FIELD) continue;
      const field = this.fieldOf(typeName, node.name.value);
      if (!field) continue;
      this.addField(typeName, field, external);
      for (const member of this.membersOf(typeName)) {
        const own = this.fieldOf(member, node.name.value);
        if (own) this.addField(member, own, external);
      }
      const target = namedType(field.type);
      this.addMembers(target);
      if (node.selectionSet) this.addSet(target, node.selectionSet, external);
      else this.addType(target);
    }
  }

  /** What a computed field leads to: entities by their keys, everything else as the subgraph has it. */
  private addTarget(typeName: string): void {
    if (this.types.has(typeName) && typeName !== this.key.typeName) return;
    const type = this.known.get(typeName);
    this.addType(typeName);
    const keys = this.keysOf(typeName);
    for (const set of keys) this.addSet(typeName, parseFieldSet(set), false);
    for (const member of this.membersOf(typeName)) this.addTarget(member);
    if (keys.length > 0 || !type || !('fields' in type)) return;
    for (const field of type.fields ?? []) {
      if (!('arguments' in field) || !this.resolves(type, field)) continue;
      this.addField(typeName, field, false);
      this.addTarget(namedType(field.type));
    }
  }

  private addType(typeName: string): void {
    if (!this.types.has(typeName)) this.types.set(typeName, new Map());
  }

  private addField(typeName: string, field: FieldDefinitionNode, external: boolean): void {
    this.addType(typeName);
    const fields = this.types.get(typeName);
    const name = field.name.value;
    // A key is never external, whoever requires it.
    if (!fields?.has(name)) fields?.set(name, { external });
    for (const argument of field.arguments ?? []) this.addInput(namedType(argument.type));
  }

  private addInput(typeName: string): void {
    if (this.types.has(typeName)) return;
    this.addType(typeName);
    const type = this.known.get(typeName);
    if (type?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return;
    for (const field of type.fields ?? []) this.addInput(namedType(field.type));
  }

  private addMembers(typeName: string): void {
    this.addType(typeName);
    for (const member of this.membersOf(typeName)) this.addType(member);
  }

  /** What may stand for an abstract type in the subgraph. */
  private membersOf(typeName: string): readonly string[] {
    const type = this.known.get(typeName);
    if (type?.kind === Kind.UNION_TYPE_DEFINITION)
      return joinsOf(type, 'join__unionMember').flatMap((join) =>
        textOf(join, 'graph') === this.key.graph ? (textOf(join, 'member') ?? []) : [],
      );
    if (type?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
    return [...this.known.values()].flatMap((other) => {
      const implemented = joinsOf(other, 'join__implements').some(
        (join) => textOf(join, 'graph') === this.key.graph && textOf(join, 'interface') === typeName,
      );
      return implemented ? [other.name.value] : [];
    });
  }

  private resolves(type: TypeDefinitionNode, field: FieldDefinitionNode): boolean {
    const joins = joinsOf(field, 'join__field');
    const { graph } = this.key;
    if (joins.length === 0) return joinsOf(type, 'join__type').some((join) => textOf(join, 'graph') === graph);
    return joins.some(
      (join) =>
        textOf(join, 'graph') === graph &&
        textOf(join, 'external') !== 'true' &&
        textOf(join, 'usedOverridden') !== 'true' &&
        textOf(join, 'requires') === undefined,
    );
  }

  private fieldOf(typeName: string, fieldName: string): FieldDefinitionNode | undefined {
    const type = this.known.get(typeName);
    if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION && type?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return undefined;
    return type.fields?.find(({ name }) => name.value === fieldName);
  }
}

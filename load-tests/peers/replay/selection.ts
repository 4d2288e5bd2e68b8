import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { argumentValue } from './argument-value';

type Variables = Readonly<Record<string, unknown>>;

interface Field {
  /** `"responseKey":`, ready to be written. */
  readonly label: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly selection: Selection | null;
}

/** What the departments' schemas say that data alone does not. */
export interface TypeFacts {
  readonly possibleTypes: Readonly<Record<string, readonly string[]>>;
}

/**
 * A selection set compiled to write JSON text: fields are collected once for each object type, in the order and with
 * the merging of the specification (section 6.3.2), and filled from data afterwards.
 */
export class Selection {
  private readonly fieldsOf = new Map<string, readonly Field[]>();
  /** Variables that the text depends on, sorted. */
  readonly variableNames: readonly string[];

  constructor(
    private readonly sets: readonly SelectionSetNode[],
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly facts: TypeFacts,
  ) {
    const names = new Set<string>();
    for (const set of [...sets, ...[...fragments.values()].map(({ selectionSet }) => selectionSet)])
      visit(set, { Variable: ({ name }) => void names.add(name.value) });
    this.variableNames = [...names].sort();
  }

  /** The fields of an object of this type, in response order. */
  fields(typeName: string): readonly Field[] {
    const known = this.fieldsOf.get(typeName);
    if (known) return known;
    const nodes = new Map<string, FieldNode[]>();
    for (const set of this.sets) this.collect(set, typeName, nodes);
    const fields = [...nodes].map(([key, group]): Field => {
      const sets = group.flatMap(({ selectionSet }) => selectionSet ?? []);
      const selection = sets.length === 0 ? null : new Selection(sets, this.fragments, this.facts);
      return { label: `${JSON.stringify(key)}:`, name: group[0]!.name.value, nodes: group, selection };
    });
    this.fieldsOf.set(typeName, fields);
    return fields;
  }

  /**
   * JSON text of a value: an object with `__typename`, a list of such, or null.
   * @throws Error for a field that the world lacks, so that no wrong answer is measured
   */
  write(value: unknown, variables: Variables): string {
    if (value === null) return 'null';
    if (Array.isArray(value)) return `[${value.map((item) => this.write(item, variables)).join(',')}]`;
    const object = value as Readonly<Record<string, unknown>>;
    const typeName = String(object['__typename']);
    let text = '';
    for (const field of this.fields(typeName)) {
      const separator = text === '' ? '{' : ',';
      text += separator + field.label + writeField(object, typeName, field, variables);
    }
    return `${text}}`;
  }

  private collect(set: SelectionSetNode, typeName: string, into: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (node.directives && node.directives.length > 0)
        throw new Error(`the replay server knows no directives, got \`@${node.directives[0]!.name.value}\``);
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        into.set(key, [...(into.get(key) ?? []), node]);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : node;
      if (!fragment) throw new Error('the operation spreads a fragment that it does not define');
      const condition = fragment.typeCondition?.name.value;
      const applies = !condition || condition === typeName || this.facts.possibleTypes[condition]?.includes(typeName);
      if (applies) this.collect(fragment.selectionSet, typeName, into);
    }
  }
}

function writeField(
  object: Readonly<Record<string, unknown>>,
  typeName: string,
  { name, nodes, selection }: Field,
  variables: Variables,
): string {
  const found = object[name];
  const value = typeof found === 'function' ? found(argumentsOf(nodes[0]!, variables)) : found;
  if (value === undefined) throw new Error(`the replay server has no field \`${typeName}.${name}\``);
  return selection ? selection.write(value, variables) : JSON.stringify(value);
}

/** The arguments that a field is asked with, variables filled in. */
export function argumentsOf(node: FieldNode, variables: Variables): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { name, value } of node.arguments ?? []) {
    const given = argumentValue(value, variables);
    if (given !== undefined) args[name.value] = given;
  }
  return args;
}

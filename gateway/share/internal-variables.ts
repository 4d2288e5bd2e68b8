import { type ArgumentNode, Kind, type OperationDefinitionNode, print, visit } from 'graphql';

/**
 * The variables of an internal operation, under names of ours: by position in the order of their use. A client's name
 * could be one that a planner gives to variables of its own (`representations`), and operations that differ in the names
 * of their variables only are the same operation.
 */
export class InternalVariables {
  /** The client's name of each variable, by its own. */
  readonly sources = new Map<string, string>();
  private readonly names = new Map<string, string>();

  /** The arguments with their variables renamed, in the order of their names: how the client ordered them says nothing. */
  rename(nodes: readonly ArgumentNode[]): readonly ArgumentNode[] {
    const sorted = [...nodes].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
    return sorted.map((node) =>
      visit(node, {
        [Kind.VARIABLE]: (variable) => ({
          ...variable,
          name: { ...variable.name, value: this.nameOf(variable.name.value) },
        }),
      }),
    );
  }

  /** What stands in the head of the operation: `($v0: ID!)`, or nothing. */
  declarations({ variableDefinitions = [] }: OperationDefinitionNode): string {
    const declared = new Map(variableDefinitions.map((definition) => [definition.variable.name.value, definition]));
    const texts = [...this.sources].flatMap(([name, source]) => {
      const definition = declared.get(source);
      if (!definition) return [];
      // A nullable variable may stand where null may not, as long as it has a default.
      const fallback = definition.defaultValue ? ` = ${print(definition.defaultValue)}` : '';
      return [`$${name}: ${print(definition.type)}${fallback}`];
    });
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  private nameOf(source: string): string {
    let name = this.names.get(source);
    if (name === undefined) {
      name = `v${this.names.size}`;
      this.names.set(source, name);
      this.sources.set(name, source);
    }
    return name;
  }
}

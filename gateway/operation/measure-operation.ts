import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** Counted as if every fragment stood where it is spread; `@skip` and `@include` make no difference. */
export interface OperationSize {
  /** Fields inside fields. */
  readonly depth: number;
  /** Selection sets inside selection sets, those of fragments too: how deep every later walk has to descend. */
  readonly nesting: number;
  readonly aliases: number;
  readonly rootFields: number;
}

/**
 * Measures an operation in one visit of each fragment, however often it is spread: twenty fragments that spread each
 * other twice stand for a million fields, which are counted and never made. Cycles count once; validation refuses them.
 */
export function measureOperation(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationSize {
  const known = new Map<string, Size>();

  const measureFragment = (name: string): Size => {
    const found = known.get(name);
    if (found) return found;
    known.set(name, nothing);
    const fragment = fragments.get(name);
    const size = fragment ? measure(fragment.selectionSet) : nothing;
    known.set(name, size);
    return size;
  };

  const measure = ({ selections }: SelectionSetNode): Size => {
    let [depth, nesting, aliases, fields] = [0, 0, 0, 0];
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? measure(selection.selectionSet) : nothing;
        depth = Math.max(depth, 1 + below.depth);
        nesting = Math.max(nesting, 1 + below.nesting);
        aliases += below.aliases + (selection.alias && selection.alias.value !== selection.name.value ? 1 : 0);
        fields += 1;
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? measure(selection.selectionSet)
            : measureFragment(selection.name.value);
        depth = Math.max(depth, inner.depth);
        nesting = Math.max(nesting, 1 + inner.nesting);
        aliases += inner.aliases;
        fields += inner.fields;
      }
    }
    return { depth, nesting, aliases, fields };
  };

  const { depth, nesting, aliases, fields } = measure(operation.selectionSet);
  return { depth, nesting, aliases, rootFields: fields };
}

interface Size {
  readonly depth: number;
  readonly nesting: number;
  readonly aliases: number;
  /** Of this selection set itself, not below it. */
  readonly fields: number;
}

const nothing: Size = { depth: 0, nesting: 0, aliases: 0, fields: 0 };

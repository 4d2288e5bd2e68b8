import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { CompiledFetch } from '../compiled-fetch';
import type { DepartmentFetch } from '../department';

/** How many look-ups one text can hold. Few sizes keep the number of texts small that departments have to know. */
const sizes = [1, 4, 16, 64] as const;

/** A root fetch of single entities by their keys, which can be asked for many callers in one text. */
export interface LookUpFetch {
  /** Names of its root fields in the answer. */
  readonly responseNames: readonly string[];
  /** The text for so many look-ups at once; root fields are called `_l<index>_<name>`, variables `_v<index>_<name>`. */
  of(size: number): DepartmentFetch;
}

const known = new WeakMap<CompiledFetch, LookUpFetch | null>();

/** The most look-ups in one text. */
export const mostLookUps = 64;

/** Null when a fetch is no look-up: a mutation, a list, a field that no variable decides, or one with a directive. */
export function lookUpFetch(fetch: CompiledFetch): LookUpFetch | null {
  let made = known.get(fetch);
  if (made === undefined) {
    made = compile(fetch);
    known.set(fetch, made);
  }
  return made;
}

/** The size of the next text when so many look-ups wait: the smallest that is filled by half, or the largest filled. */
export function lookUpSize(waiting: number): number {
  const roomy = sizes.find((size) => size >= waiting);
  if (roomy !== undefined && roomy <= 2 * waiting) return roomy;
  return sizes.findLast((size) => size <= waiting) ?? 1;
}

function compile({ prepared }: CompiledFetch): LookUpFetch | null {
  const [operation] = parse(prepared.document, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== 'query') return null;
  const fields: FieldNode[] = [];
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind !== Kind.FIELD || (selection.directives ?? []).length > 0) return null;
    if (!(selection.arguments ?? []).some(usesVariable)) return null;
    fields.push(selection);
  }
  if (prepared.supplies.some(({ listDepth }) => listDepth > 0)) return null;
  const texts = new Map<number, DepartmentFetch>();
  return {
    responseNames: fields.map(({ alias, name }) => (alias ?? name).value),
    of(size) {
      let text = texts.get(size);
      if (!text) {
        const { subgraph, coordinates } = prepared;
        const document = repeated(operation, size);
        text = { subgraph, document, operationName: null, operationKind: 'query', coordinates };
        texts.set(size, text);
      }
      return text;
    },
  };
}

function usesVariable(node: NonNullable<FieldNode['arguments']>[number]): boolean {
  let found = false;
  visit(node, {
    Variable: () => {
      found = true;
    },
  });
  return found;
}

function repeated(operation: OperationDefinitionNode, size: number): string {
  const variables: string[] = [];
  const fields: string[] = [];
  for (let index = 0; index < size; index += 1) {
    const one = visit(operation, {
      Variable: (node) => ({ ...node, name: { ...node.name, value: `_v${index}_${node.name.value}` } }),
    });
    variables.push(...(one.variableDefinitions ?? []).map(print));
    for (const field of one.selectionSet.selections as readonly FieldNode[]) {
      const value = `_l${index}_${(field.alias ?? field.name).value}`;
      fields.push(print({ ...field, alias: { kind: Kind.NAME, value } }));
    }
  }
  return stripIgnoredCharacters(`query(${variables.join(' ')}){${fields.join(' ')}}`);
}

import { createHash } from 'node:crypto';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { answerReader } from '../answer-reader';
import type { CompiledFetch } from '../compiled-fetch';
import type { DepartmentFetch } from '../department';

/** Several fetches through `_entities` as one request. */
export interface CombinedFetch {
  readonly fetch: DepartmentFetch;
  /** Equal for equal requests of any plan. */
  readonly selection: string;
  /** By index of the fetch: the response name of its `_entities`, and the variable of its representations. */
  readonly slots: readonly { readonly responseName: string; readonly variableName: string }[];
  /** Names of the client's variables that any of them uses. */
  readonly variableNames: readonly string[];
}

/** Combinations kept for each first fetch; a plan has a handful, others are then sent one by one. */
const mostKept = 64;
const kept = new WeakMap<CompiledFetch, Map<string, CombinedFetch | null>>();

/**
 * Joins fetches to one department into one text with aliased `_entities`; the text is made once for each combination
 * and kept with the plan.
 * @returns null when they cannot be joined: their variables differ in type, or there are too many combinations. One
 * fetch always can.
 */
export function combineFetches(fetches: readonly [CompiledFetch, ...CompiledFetch[]]): CombinedFetch | null {
  const [first, ...more] = fetches;
  let combinations = kept.get(first);
  if (!combinations) {
    combinations = new Map();
    kept.set(first, combinations);
  }
  let key = '';
  for (const { selection } of more) key += selection;
  let combined = combinations.get(key);
  if (combined === undefined) {
    if (more.length > 0 && combinations.size >= mostKept) return null;
    combined = more.length === 0 ? alone(first) : join(fetches);
    combinations.set(key, combined);
  }
  return combined;
}

function alone({ prepared, request, selection }: CompiledFetch): CombinedFetch {
  const slots = [{ responseName: '_entities', variableName: 'representations' }];
  return { fetch: request, selection, slots, variableNames: prepared.variableNames };
}

function join(fetches: readonly CompiledFetch[]): CombinedFetch | null {
  const slots = fetches.map((_, index) => ({ responseName: `_e${index}`, variableName: `_r${index}` }));
  const variableNames = [...new Set(fetches.flatMap(({ prepared }) => prepared.variableNames))].sort();
  if (slots.some(({ variableName }) => variableNames.includes(variableName))) return null;
  const variables = new Map<string, string>();
  const fields: string[] = [];
  for (const [index, { prepared }] of fetches.entries()) {
    const slot = slots[index] as (typeof slots)[number];
    const operation = renamed(prepared.document, slot);
    for (const definition of operation.variableDefinitions ?? []) {
      const text = print(definition);
      const { value } = definition.variable.name;
      if (variables.has(value) && variables.get(value) !== text) return null;
      variables.set(value, text);
    }
    fields.push(...operation.selectionSet.selections.map(print));
  }
  const [{ prepared }] = fetches as [CompiledFetch];
  const document = stripIgnoredCharacters(`query(${[...variables.values()].join(' ')}){${fields.join(' ')}}`);
  const read = answerReader(
    fetches.map((fetch, index) => ({ prepared: fetch.prepared, responseName: slots[index]?.responseName ?? '' })),
  );
  const coordinates = [...new Set(fetches.flatMap((fetch) => fetch.prepared.coordinates))].sort();
  return {
    fetch: { subgraph: prepared.subgraph, document, operationName: null, operationKind: 'query', coordinates, read },
    selection: createHash('sha256')
      .update(JSON.stringify(fetches.map(({ selection }) => selection)))
      .digest('base64url'),
    slots,
    variableNames,
  };
}

/** The operation with its `_entities` and its representations under the names of a slot. */
function renamed(document: string, slot: CombinedFetch['slots'][number]): OperationDefinitionNode {
  const [operation] = parse(document, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected a fetch to start with its operation');
  const name = { kind: Kind.NAME as const, value: slot.variableName };
  return {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).map(
      (definition): VariableDefinitionNode =>
        definition.variable.name.value === 'representations'
          ? { ...definition, variable: { ...definition.variable, name } }
          : definition,
    ),
    selectionSet: visit(operation.selectionSet, {
      Field: (node): FieldNode | false => {
        if (node.name.value !== '_entities') return false;
        return {
          ...node,
          alias: { kind: Kind.NAME, value: slot.responseName },
          arguments: (node.arguments ?? []).map((argument) => ({
            ...argument,
            value: { kind: Kind.VARIABLE, name },
          })),
        };
      },
    }),
  };
}

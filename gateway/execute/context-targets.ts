import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { canonical } from '../../schema/lib/canonical';
import { flatten } from './flatten';
import { FieldFault } from './model';
import { isOfType } from './representation';
import { isTreeObject, type TreeObject } from './tree-object';

/** Targets of a fetch that see the same values in the objects around them. */
export interface ContextTargets {
  /** The contextual arguments of the fetch, by the names of its variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** A value that could not be had: these targets must not be asked for. */
  readonly fault: FieldFault | null;
  readonly targets: readonly TreeObject[];
}

/**
 * Finds the targets of a fetch with `@fromContext`, and what each takes from the objects above it.
 * @param objects where the path begins
 * @param path to the targets, as the plan spells it
 * @param rewrites variables by paths that lead up (`..`) from a target and down from there
 */
export function contextTargets(
  objects: readonly TreeObject[],
  path: readonly (string | number)[],
  rewrites: readonly FetchDataRewrite[],
  schema: GraphQLSchema,
): readonly ContextTargets[] {
  const groups = new Map<
    string,
    { variables: Record<string, unknown>; fault: FieldFault | null; targets: TreeObject[] }
  >();
  for (const lineage of lineages(objects, path)) {
    const variables: Record<string, unknown> = Object.create(null);
    let fault: FieldFault | null = null;
    for (const rewrite of rewrites) {
      if (rewrite.kind !== 'KeyRenamer') throw new Error(`context rewrite \`${rewrite.kind}\` is not supported`);
      const value = valueAt(lineage, rewrite.path, schema);
      if (value instanceof FieldFault) fault = value;
      // A context that several types provide is read of the one that is there.
      else if (value !== undefined || !(rewrite.renameKeyTo in variables))
        variables[rewrite.renameKeyTo] = value ?? null;
    }
    const key = fault?.code ?? canonical(variables);
    const known = groups.get(key);
    const target = lineage[lineage.length - 1] as TreeObject;
    if (known) known.targets.push(target);
    else groups.set(key, { variables, fault, targets: [target] });
  }
  return [...groups.values()];
}

/** From the outermost object to the target. */
function lineages(objects: readonly TreeObject[], path: readonly (string | number)[]): readonly TreeObject[][] {
  let found = objects.map((object) => [object]);
  for (const segment of segments(path)) {
    found = found.flatMap((lineage) => {
      const inner = flatten([lineage[lineage.length - 1] as TreeObject], segment);
      return inner.map((object) => [...lineage, object]);
    });
  }
  return found;
}

/** A field with the lists around its objects: one level of objects each. */
function segments(path: readonly (string | number)[]): readonly (readonly (string | number)[])[] {
  const result: (string | number)[][] = [];
  for (const element of path) {
    const isField = !String(element).startsWith('@') && !String(element).startsWith('|');
    if (isField || result.length === 0) result.push([element]);
    else result[result.length - 1]?.push(element);
  }
  return result;
}

function valueAt(lineage: readonly TreeObject[], path: readonly string[], schema: GraphQLSchema): unknown {
  let depth = lineage.length - 1;
  let value: unknown = lineage[depth];
  for (const step of path) {
    if (step === '..') {
      depth -= 1;
      value = lineage[depth];
    } else if (!isTreeObject(value)) return value instanceof FieldFault || value === null ? value : undefined;
    else if (step.startsWith('... on ')) {
      const named = typeof value['__typename'] === 'string';
      if (named && !isOfType(value, step.slice('... on '.length), schema)) return undefined;
    } else value = value[step];
  }
  return value;
}

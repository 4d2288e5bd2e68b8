import type { Consumer } from '../../identity/model';
import type { ShapeObject } from '../../share/model';
import { decided } from '../../share/tests/small-graph';
import { project } from '../project';

type Given = Readonly<Record<string, unknown>>;

/**
 * What departments answered, as execution leaves it: what is given under the client's names stands under internal
 * ones, and what only rules read (other keys) under its own.
 */
export function treeOf(shape: ShapeObject, given: Given): Record<string, unknown> {
  const tree: Record<string, unknown> = { ...given };
  for (const { responseKey, internalName, children } of shape.fields) {
    if (!Object.hasOwn(given, responseKey)) continue;
    const below = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(below);
      if (!children || typeof value !== 'object' || value?.constructor !== Object) return value;
      const typeName = String((value as Given)['__typename']);
      const child = children.get(typeName) ?? [...children.values()][0];
      return child ? treeOf(child, value as Given) : value;
    };
    tree[internalName] = below(given[responseKey]);
  }
  return tree;
}

export const pseudonymKey = Buffer.alloc(32, 3);

/** The answer to an operation over the small graph, when departments answer with this. */
export function answered(text: string, given: Given, change: Partial<Consumer> = {}) {
  const decision = decided(text, change);
  const answer = project(decision, treeOf(decision.prepared.shape, given), { pseudonymKey, introspection: {} });
  const errors = answer.errors.map((error) => JSON.parse(error));
  return {
    ...answer,
    data: JSON.parse(answer.data.toString()),
    errors,
    /** `place reason` of refusals, `place code` of faults. */
    said: errors.map(({ path, extensions: { share, code } }) =>
      share ? `${share.path} ${share.reason}` : `${path.join('.')} ${code}`,
    ),
  };
}

import type { Answer } from './answer';

/**
 * The paths of errors as far as the data goes, without repetition: an error below a null that was propagated is an
 * error of that null, because how deep below it the cause is told depends on who propagates. A path that leads to
 * nothing that was asked for is left out: plans also fetch keys and inputs, whose errors Apollo shows to the client.
 */
export function errorPaths(data: unknown, errors: Answer['errors']): string[] {
  const paths = new Set<string>();
  for (const { path } of errors) {
    const known = path && along(data, path);
    if (known) paths.add(known.join('.'));
  }
  return [...paths].sort();
}

function along(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] | null {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null) return path.slice(0, depth);
    if (typeof value !== 'object' || !Object.hasOwn(value as object, step)) return null;
    value = (value as Record<string, unknown>)[step];
  }
  return path;
}

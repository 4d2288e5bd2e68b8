import { isTreeObject, type TreeObject } from './tree-object';

/**
 * The objects at a path of the plan below the given ones. `@` goes through a list; `name|[A,B]` goes on only in objects
 * of these types. Nulls, faults and what does not exist lead nowhere.
 */
export function flatten(objects: readonly TreeObject[], path: readonly (string | number)[]): TreeObject[] {
  let values: unknown[] = [...objects];
  for (const element of path) {
    const [step, types] = parseElement(String(element));
    if (step === '@') values = values.flatMap((value) => (Array.isArray(value) ? value : []));
    else if (step !== '') values = values.map((value) => (isTreeObject(value) ? value[step] : undefined));
    if (types) values = values.flatMap((value) => ofTypes(value, types));
  }
  return values.filter(isTreeObject);
}

function parseElement(element: string): [string, ReadonlySet<string> | null] {
  const bar = element.indexOf('|[');
  if (bar < 0) return [element, null];
  return [element.slice(0, bar), new Set(element.slice(bar + 2, -1).split(','))];
}

function ofTypes(value: unknown, types: ReadonlySet<string>): unknown[] {
  if (Array.isArray(value)) return [value.flatMap((element) => ofTypes(element, types))];
  return isTreeObject(value) && types.has(String(value['__typename'])) ? [value] : [];
}

import { isTreeObject, type TreeObject } from './tree-object';

/** One element of a path: where it leads, and which types it goes on in (null: all). */
interface Step {
  readonly kind: 'list' | 'field' | 'here';
  readonly name: string;
  readonly types: ReadonlySet<string> | null;
}

/** Paths as steps, by the plan's own array. */
const parsed = new WeakMap<readonly (string | number)[], readonly Step[]>();

/**
 * The objects at a path of the plan below the given ones. `@` goes through a list; `name|[A,B]` goes on only in objects
 * of these types. Nulls, faults and what does not exist lead nowhere.
 */
export function flatten(objects: readonly TreeObject[], path: readonly (string | number)[]): TreeObject[] {
  let steps = parsed.get(path);
  if (!steps) {
    steps = path.map((element) => parseElement(String(element)));
    parsed.set(path, steps);
  }
  const found: TreeObject[] = [];
  for (const object of objects) collect(object, steps, 0, found);
  return found;
}

function collect(value: unknown, steps: readonly Step[], at: number, found: TreeObject[]): void {
  const step = steps[at];
  if (!step) {
    if (isTreeObject(value)) found.push(value);
  } else if (step.kind === 'list') {
    if (Array.isArray(value)) for (const element of value) enter(element, step, steps, at, found);
  } else if (step.kind === 'here') enter(value, step, steps, at, found);
  else if (isTreeObject(value)) enter(value[step.name], step, steps, at, found);
}

function enter(value: unknown, { types }: Step, steps: readonly Step[], at: number, found: TreeObject[]): void {
  if (types === null) collect(value, steps, at + 1, found);
  else for (const kept of ofTypes(value, types)) collect(kept, steps, at + 1, found);
}

function parseElement(element: string): Step {
  const bar = element.indexOf('|[');
  const name = bar < 0 ? element : element.slice(0, bar);
  const types = bar < 0 ? null : new Set(element.slice(bar + 2, -1).split(','));
  return { kind: name === '@' ? 'list' : name === '' ? 'here' : 'field', name, types };
}

function ofTypes(value: unknown, types: ReadonlySet<string>): unknown[] {
  if (Array.isArray(value)) return [value.flatMap((element) => ofTypes(element, types))];
  return isTreeObject(value) && types.has(String(value['__typename'])) ? [value] : [];
}

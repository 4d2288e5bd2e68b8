/** Where a field stands in a response, with what the several notations of a path need. */
export interface FieldPath {
  readonly parent: FieldPath | null;
  readonly coordinate: string;
  readonly key: string;
  readonly list: boolean;
  /** The concrete parent type where the parent's declared type is abstract. */
  readonly typeCondition: string | null;
}

/** Response keys up to and including the outermost list: what a refusal may say without counting rows. */
export function errorPath(path: FieldPath): string[] {
  const segments = ancestry(path);
  const outermost = segments.findIndex((segment) => segment.list);
  return segments.slice(0, outermost === -1 ? segments.length : outermost + 1).map((segment) => segment.key);
}

/** `members[].person.name`; `decisions[]<Penalty>.facts` under an abstract type. */
export function displayPath(path: FieldPath): string {
  return render(path, '[]');
}

/** `members.person.name`, as policy cases write it; `decisions<Penalty>.facts` under an abstract type. */
export function casePath(path: FieldPath): string {
  return render(path, '');
}

function render(path: FieldPath, listMark: string): string {
  const segments = ancestry(path);
  return segments
    .map(({ key, list }, index) => {
      const below = segments[index + 1];
      const condition = below?.typeCondition ? `<${below.typeCondition}>` : '';
      return `${key}${list && below ? listMark : ''}${condition}`;
    })
    .join('.');
}

function ancestry(path: FieldPath): FieldPath[] {
  const segments: FieldPath[] = [];
  for (let at: FieldPath | null = path; at; at = at.parent) segments.unshift(at);
  return segments;
}

/** A place in the client's answer, cheap to extend and rarely spelled out. */
export interface ResponsePath {
  readonly parent: ResponsePath | null;
  readonly key: string | number;
  /** The value here is a list. */
  readonly list: boolean;
}

export function below(parent: ResponsePath | null, key: string | number, list = false): ResponsePath {
  return { parent, key, list };
}

/** Keys and indices from the root, as in `errors[].path`. */
export function pathKeys(path: ResponsePath): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: ResponsePath | null = path; at; at = at.parent) keys.unshift(at.key);
  return keys;
}

/** What a refusal may say of a place: response keys up to and including the outermost list, and `members[].name`. */
export function refusalPath(path: ResponsePath): { errorPath: string[]; display: string } {
  const steps: ResponsePath[] = [];
  for (let at: ResponsePath | null = path; at; at = at.parent) if (typeof at.key === 'string') steps.unshift(at);
  const outermost = steps.findIndex((step) => step.list);
  const keys = steps.map((step) => String(step.key));
  return {
    errorPath: keys.slice(0, outermost === -1 ? keys.length : outermost + 1),
    display: steps.map((step, index) => `${step.key}${step.list && index < steps.length - 1 ? '[]' : ''}`).join('.'),
  };
}

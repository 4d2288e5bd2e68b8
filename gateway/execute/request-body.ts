import type { DepartmentFetch, DepartmentRequest } from './department';

/** What stands before the variables, by fetch. */
const heads = new WeakMap<DepartmentFetch, string>();

/** The JSON body of a call; what is the same for every call of its kind is written once. */
export function requestBody({ fetch, variablesText }: Pick<DepartmentRequest, 'fetch' | 'variablesText'>): string {
  let head = heads.get(fetch);
  if (head === undefined) {
    const name = fetch.operationName === null ? '' : `"operationName":${JSON.stringify(fetch.operationName)},`;
    head = `{"query":${JSON.stringify(fetch.document)},${name}"variables":`;
    heads.set(fetch, head);
  }
  return `${head}${variablesText}}`;
}

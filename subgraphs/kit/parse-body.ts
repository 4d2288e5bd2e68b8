import { DepartmentError } from './department-error';

export interface DepartmentCall {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The GraphQL parameters of a POST body. Throws `DepartmentError` BAD_USER_INPUT, quoting nothing of the body. */
export function parseBody(body: Buffer): DepartmentCall {
  const { query, operationName = null, variables } = readObject(body);
  if (typeof query !== 'string') throw bad('`query` to be a text');
  if (operationName !== null && typeof operationName !== 'string') throw bad('`operationName` to be a text or null');
  if (variables !== undefined && variables !== null && !isRecord(variables)) throw bad('`variables` to be an object');
  return { query, operationName, variables: (variables as Record<string, unknown>) ?? {} };
}

function readObject(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw bad('a JSON body');
  }
  if (!isRecord(value)) throw bad('a JSON object as the body');
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(expected: string): DepartmentError {
  return new DepartmentError('BAD_USER_INPUT', `expected ${expected}, got something else`);
}

import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import { RequestError, type RequestErrorEntry } from '../errors/request-error';

/** Faults that are told at most. */
const maxErrors = 10;

/** Ends coercion where enough is told: each further fault of a long list costs as much as the first. */
const enough = new Error('enough faults are known');

/**
 * GraphQL, section 6.1.2 CoerceVariableValues. graphql-js has the same, but its messages print the values.
 * @returns null-prototype object: scalars normalised, defaults filled in, what is neither given nor defaulted left out
 * @throws RequestError `BAD_USER_INPUT` that names variables and the places in them
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const coerced: Record<string, unknown> = Object.create(null);
  const errors: RequestErrorEntry[] = [];
  try {
    for (const definition of variableDefinitions) coerceVariable(schema, definition, given, coerced, errors);
  } catch (error) {
    if (error !== enough) throw error;
  }
  const [first] = errors;
  if (first) throw new RequestError('BAD_USER_INPUT', { detail: 'see `errors`' }, { errors });
  return coerced;
}

function coerceVariable(
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue, loc }: VariableDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  coerced: Record<string, unknown>,
  errors: RequestErrorEntry[],
): void {
  const name = variable.name.value;
  const locations = loc ? [{ line: loc.startToken.line, column: loc.startToken.column }] : undefined;
  const report = (detail: string) => {
    errors.push({ message: badInput(`$${name}`, detail).message, locations });
    if (errors.length >= maxErrors) throw enough;
  };
  const type = typeFromAST(schema, typeNode);
  if (!isInputType(type)) {
    report('is of no input type');
    return;
  }
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  if (value === undefined) {
    if (defaultValue) coerced[name] = valueFromAST(defaultValue, type);
    else if (isNonNullType(type)) report('is required and missing');
  } else if (value === null && isNonNullType(type)) {
    report('must not be null');
  } else {
    coerced[name] = coerceInputValue(value, type, (path, _value, error) => report(reason(path, error)));
    // `1e999` is a number of JSON, and none that could be sent on. Only scalars of other graphs take it.
    if (!allFinite(coerced[name])) report('holds a number that is too large');
  }
}

function badInput(variable: string, detail: string): RequestError {
  return new RequestError('BAD_USER_INPUT', { detail: `\`${variable}\` ${detail}` });
}

/** Our own scalars never repeat the value; of what graphql-js says, only the place is kept. */
function reason(path: readonly (string | number)[], error: GraphQLError): string {
  const place =
    path.length > 0
      ? ` at \`${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}\``
      : '';
  const own = [error, error.originalError].find((one) => one?.name === 'IdentifierError');
  return own ? `is not valid${place}: ${own.message}` : `does not fit its type${place}`;
}

/** Whether all numbers in it are. */
function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(allFinite);
}

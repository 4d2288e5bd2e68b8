import { execute, type GraphQLSchema } from 'graphql';
import type { Clock } from '../../schema/lib/clock';
import { verifyWarrant } from '../../schema/lib/verify-warrant';
import type { Warrant } from '../../schema/lib/warrant';
import type { Context } from './context';
import { type DepartmentCode, DepartmentError } from './department-error';
import { documentCache } from './document-cache';
import { parseBody } from './parse-body';
import { type PublicError, redactError } from './redact-error';

export interface DepartmentAnswer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

export interface AnswerOptions<L> {
  readonly name: string;
  /** Guarded by `guardSchema`. */
  readonly schema: GraphQLSchema;
  /** Fresh loaders, once a request. */
  readonly loaders: () => L;
  readonly warrantKey: Buffer;
  readonly clock: Clock;
  readonly log?: (line: object) => void;
}

const STATUS: Record<DepartmentCode, number> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  INTERNAL: 500,
  OVERLOADED: 503,
  SOURCE_ANSWER_INVALID: 502,
  SOURCE_REFUSED: 502,
  SOURCE_TIMEOUT: 504,
  SOURCE_UNAVAILABLE: 503,
  UNAUTHENTICATED: 401,
};

/**
 * Everything between the socket and the registers: warrant, operation, coordinates, execution, redaction. Nothing is
 * parsed for a caller without a warrant, and nothing is read for an operation that asks for more than its warrant.
 * The returned function never rejects.
 * @returns authorization header and body -> status and JSON `{data, errors}`
 */
export function createAnswer<L>(
  options: AnswerOptions<L>,
): (authorization: string | undefined, body: Buffer) => Promise<DepartmentAnswer> {
  const prepare = documentCache(options.schema);
  return async (authorization, body) => {
    try {
      const warrant = admit(options, authorization);
      const { query, operationName, variables } = parseBody(body);
      const { document, coordinates } = prepare(query);
      const allowed = new Set(warrant.coordinates);
      const outside = [...coordinates].filter((coordinate) => !allowed.has(coordinate));
      if (outside.length > 0) {
        throw new DepartmentError(
          'FORBIDDEN',
          `expected coordinates of the warrant, got also \`${outside.join('`, `')}\``,
        );
      }
      const contextValue: Context<L> = {
        warrant,
        coordinates: allowed,
        clock: options.clock,
        loaders: options.loaders(),
      };
      const { data, errors = [] } = await execute({
        schema: options.schema,
        document,
        operationName,
        variableValues: variables,
        contextValue,
      });
      if (data === undefined) throw new DepartmentError('BAD_USER_INPUT', 'expected variables of the declared types');
      for (const { originalError } of errors) report(options, originalError);
      return finish(data, errors.map(redactError));
    } catch (error) {
      return refuse(options, error);
    }
  };
}

function admit<L>({ name, warrantKey, clock }: AnswerOptions<L>, authorization: string | undefined): Warrant {
  const token = /^Warrant (\S+)$/.exec(authorization ?? '')?.[1];
  const check = verifyWarrant(token, warrantKey, { audience: name, nowMs: clock.now() });
  if (!check.ok) throw new DepartmentError('UNAUTHENTICATED', `expected a valid warrant, got fault \`${check.fault}\``);
  return check.warrant;
}

function finish(data: unknown, errors: readonly PublicError[]): DepartmentAnswer {
  // A root field that shield denies refuses the whole call: the gateway asked for what it must not.
  const denied = errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN');
  if (denied.length > 0) return { status: STATUS.FORBIDDEN, body: JSON.stringify({ errors: denied }) };
  return { status: 200, body: JSON.stringify(errors.length > 0 ? { data, errors } : { data }) };
}

function refuse<L>(options: AnswerOptions<L>, error: unknown): DepartmentAnswer {
  report(options, error);
  const fault =
    error instanceof DepartmentError ? error : new DepartmentError('INTERNAL', 'the department could not answer');
  return { status: STATUS[fault.code], body: JSON.stringify({ errors: [redactError(fault)] }) };
}

/** One line for each error: its class and code (SQLSTATE for the driver's). Messages and response paths may hold values. */
function report<L>({ name, log }: AnswerOptions<L>, error: unknown): void {
  const { name: kind = 'Error', code = null } = (error ?? {}) as { name?: string; code?: string };
  log?.({ level: error instanceof DepartmentError ? 'warn' : 'error', department: name, error: kind, code });
}

import { parse } from 'graphql';
import { signWarrant } from '../../schema/lib/sign-warrant';
import { buildSchema } from '../kit/build-schema';
import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import type { DepartmentOptions } from '../kit/department';
import { openDatabase } from '../kit/open-database';
import { operationCoordinates } from '../kit/operation-coordinates';
import type { Source } from '../kit/source';

const warrantKey = Buffer.alloc(32, 5);
/** 20 November 2026, noon in China. */
export const NOW_MS = Date.UTC(2026, 10, 20, 4);

export interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: readonly (string | number)[]; extensions: { code: string } }[];
}

export interface DepartmentUnderTest {
  /** Posts an operation with a warrant for exactly its coordinates, or for `coordinates`. `null` sends no warrant. */
  ask(query: string, variables?: object, coordinates?: readonly string[] | null): Promise<Answer>;
  readonly url: string;
  /** What the department has logged. */
  readonly lines: object[];
  close(): Promise<void>;
}

/** Starts a department on a free port, its clock at `NOW_MS`. */
export async function startUnderTest<S extends Source, L>(
  definition: DepartmentDefinition<S, L>,
  options: Partial<DepartmentOptions>,
): Promise<DepartmentUnderTest> {
  const clock = { now: () => NOW_MS };
  const lines: object[] = [];
  const { schema } = buildSchema(definition);
  const running = await defineDepartment(definition).start({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: '',
    warrantKey,
    clock,
    log: (line) => lines.push(line),
    ...options,
    // A busy machine stands still for seconds.
    ...(options.hub && { hub: { timeoutMs: 60_000, ...options.hub } }),
  });
  return {
    url: running.url,
    lines,
    close: () => running.close(),
    async ask(query, variables = {}, coordinates = [...operationCoordinates(schema, parse(query))]) {
      const warrant = {
        audience: definition.name,
        members: [],
        coordinates: coordinates ?? [],
        expiresAtMs: NOW_MS + 1,
      };
      const response = await fetch(running.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(coordinates === null ? {} : { authorization: `Warrant ${signWarrant(warrant, warrantKey)}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as object) };
    },
  };
}

/** `open` of a department's definition that also writes each statement down. */
export function openCounting(statements: string[]): (options: { databaseUrl: string }) => Database {
  return ({ databaseUrl }) => {
    const database = openDatabase(databaseUrl);
    return {
      ...database,
      rows(statement, parameters) {
        statements.push(statement);
        return database.rows(statement, parameters);
      },
    };
  };
}

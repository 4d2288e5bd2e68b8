import { Pool } from 'undici';
import type { Clock } from '../../schema/lib/clock';
import { steadyClock } from '../../schema/lib/steady-clock';
import type { DepartmentAnswer, DepartmentRequest, Departments } from './department';
import { DepartmentCall } from './department-call';
import { fieldFaults } from './field-faults';
import { requestBody } from './request-body';
import { Warrants } from './warrants';

export interface HttpDepartmentsOptions {
  /** Address of the GraphQL endpoint of each department, by subgraph name. */
  readonly endpoints: Readonly<Record<string, string>>;
  /**
   * The key that the gateway shares with each department, by subgraph name; at least 32 bytes. Null sends no warrants:
   * to subgraphs that are no departments of ours (`--open`).
   */
  readonly warrantKeys: Readonly<Record<string, Buffer>> | null;
  /** That of warrants, which end at a time of day. */
  readonly clock: Clock;
  /** That of the deadlines of requests. Default: `steadyClock`. */
  readonly steady?: Clock | undefined;
  /** Longest wait for one call, in milliseconds; the request's own deadline may end it earlier. */
  readonly timeoutMs: number;
  /** Connections to each department for queries. Default 64. */
  readonly connections?: number;
  /** And for mutations. Default 8. */
  readonly mutationConnections?: number;
  /** Largest answer, in bytes. Default 16 MiB. */
  readonly maxAnswerBytes?: number;
}

const mostConnectMs = 1_000;
/** Names and values in turn, which undici takes fastest; the last name waits for its value. */
const fixedHeaders = [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json',
  'x-share-deadline',
];

/**
 * Departments over HTTP: one connection pool each, a warrant with each call, a deadline of its own for each call.
 * A call rejects with a `FieldFault` that holds nothing of what the department said.
 * Throws `Error` at once when an endpoint has no warrant key.
 */
export function createHttpDepartments(options: HttpDepartmentsOptions): Departments & { close(): Promise<void> } {
  const {
    clock,
    steady = steadyClock,
    timeoutMs,
    connections = 64,
    mutationConnections = 8,
    maxAnswerBytes = 16 * 1024 * 1024,
  } = options;
  const departments = new Map(
    Object.entries(options.endpoints).map(([name, endpoint]) => {
      const url = new URL(endpoint);
      const key = options.warrantKeys && (options.warrantKeys[name] ?? Buffer.alloc(0));
      if (key && key.length < 32) throw new Error(`department \`${name}\` needs a warrant key of at least 32 bytes`);
      const warrants = key && new Warrants(name, key, clock);
      // The deadline below bounds the whole call; undici's own timeouts would only report it under another name.
      // A connection that cannot be made must not be waited for once its caller is gone: after a black hole it would
      // stand in the way of those that can be.
      const connect = { timeout: Math.min(timeoutMs, mostConnectMs) };
      const pool = (most: number) =>
        new Pool(url.origin, { connections: most, headersTimeout: 0, bodyTimeout: 0, connect });
      // Apart, so that neither a query nor a mutation takes a connection while another one's is still being closed:
      // for that moment the department would see more calls than there are places.
      const pools = { query: pool(connections), mutation: pool(mutationConnections) };
      return [name, { pools, warrants, path: `${url.pathname}${url.search}` }] as const;
    }),
  );

  return {
    call({ fetch, variablesText, members, signal, deadlineMs }: DepartmentRequest): Promise<DepartmentAnswer> {
      const department = departments.get(fetch.subgraph);
      if (!department) return Promise.reject(fieldFaults.DEPARTMENT_UNAVAILABLE);
      const waitMs = Math.min(timeoutMs, deadlineMs - steady.now());
      if (waitMs <= 0 || signal.aborted) return Promise.reject(fieldFaults.DEPARTMENT_TIMEOUT);

      const headers = [...fixedHeaders, String(Math.floor(waitMs))];
      const warrant = department.warrants?.for(members, fetch.coordinates);
      if (warrant !== undefined) headers.push('authorization', `Warrant ${warrant}`);
      const body = requestBody({ fetch, variablesText });
      const { path, pools } = department;
      return new Promise((resolve, reject) => {
        const call = new DepartmentCall({ resolve, reject }, signal, waitMs, maxAnswerBytes, fetch.read);
        pools[fetch.operationKind].dispatch({ path, method: 'POST', headers, body }, call);
      });
    },
    async close(): Promise<void> {
      const pools = [...departments.values()].flatMap(({ pools: { query, mutation } }) => [query, mutation]);
      await Promise.all(pools.map((pool) => pool.close()));
    },
  };
}

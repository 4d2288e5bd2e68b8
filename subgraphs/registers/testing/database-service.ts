import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../postgres';
import { seedRegisters } from '../seed';

/** The variable through which test processes find the service; its value is `http://127.0.0.1:port`. */
export const serviceVariable = 'SHAREGRAPH_TEST_DATABASES';

/** What `globalSetup` leaves for `globalTeardown`, which runs in the same process. */
export interface ServiceGlobals {
  stopTestDatabases?: () => Promise<void>;
}

/**
 * Hands out databases to the processes of one test run: POST `/?persons=&entities=&seed=` answers `{ url, name }`,
 * DELETE `/name` drops it. The one server starts with the first request; each world is seeded once, as a template.
 */
export async function startDatabaseService(): Promise<{ url: string; stop(): Promise<void> }> {
  const templates = new Map<string, Promise<string>>();
  let postgres: Promise<RunningPostgres> | undefined;
  let removeDirectory: () => void = () => undefined;
  let made = 0;
  // CREATE DATABASE copies a template that nobody is connected to, so these run one after the other.
  let queue: Promise<unknown> = Promise.resolve();

  function temporaryDirectory(): string {
    const directory = mkdtempSync(join(tmpdir(), 'sharegraph-jest-'));
    removeDirectory = () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    // Jest leaves by `process.exit` when it is interrupted, without teardown; the server then ends by itself.
    process.once('exit', removeDirectory);
    return directory;
  }

  async function administer(statement: string): Promise<void> {
    const running = await postgres!;
    const result = queue.then(() => execute(running.url, statement));
    queue = result.catch(() => undefined);
    return result;
  }

  async function template(persons: number, entities: number, seed: number): Promise<string> {
    const name = `world_${persons}_${entities}_${seed}`;
    await administer(`CREATE DATABASE ${name}`);
    await seedRegisters({ databaseUrl: at((await postgres!).url, name), persons, entities, seed });
    return name;
  }

  async function create(query: URLSearchParams): Promise<{ url: string; name: string }> {
    postgres ??= startPostgres({ directory: temporaryDirectory(), durable: false });
    const running = await postgres;
    const [persons, entities, seed] = ['persons', 'entities', 'seed'].map((key) => Number(query.get(key)));
    const key = `${persons}:${entities}:${seed}`;
    const pending = templates.get(key) ?? template(persons!, entities!, seed!);
    templates.set(key, pending);
    made += 1;
    const name = `test_${made}`;
    await administer(`CREATE DATABASE ${name} TEMPLATE ${await pending}`);
    return { url: at(running.url, name), name };
  }

  async function answer(request: IncomingMessage): Promise<unknown> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') return create(searchParams);
    await administer(`DROP DATABASE IF EXISTS ${pathname.slice(1).replace(/\W/g, '')} WITH (FORCE)`);
    return {};
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (body) => response.end(JSON.stringify(body)),
      (error: Error) => response.writeHead(500).end(JSON.stringify({ message: error.message })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await (await postgres?.catch(() => undefined))?.stop();
      removeDirectory();
    },
  };
}

function at(url: string, database: string): string {
  return url.replace(/\/[^/]*$/, `/${database}`);
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

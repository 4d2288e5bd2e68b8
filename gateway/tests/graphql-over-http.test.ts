import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditServer } from 'graphql-http';
import { systemClock } from '../../schema/lib/system-clock';
import { createGateway } from '../compose';
import { loadConfig } from '../config/load-config';
import { loadKeys } from '../config/load-keys';
import { type RunningHttpServer, startHttpServer } from '../http/server';
import { openIdentity } from '../identity/open-identity';
import type { Gateway } from '../model';
import { patience } from './patience';

let directory: string;
let gateway: Gateway;
let server: RunningHttpServer;
let token: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sharegraph-http-'));
  const config = loadConfig({ SHAREGRAPH_STATE_DIR: directory, PORT: '0', ...patience }, 'gateway');
  const { identify, sandbox } = await openIdentity(config, systemClock);
  token = (await sandbox?.token('psb')) ?? '';
  gateway = await createGateway(config, {
    clock: systemClock,
    keys: loadKeys(config),
    identify,
    departments: { call: async () => ({ data: null }), close: async () => undefined },
  });
  server = await startHttpServer({
    ...config,
    answer: gateway.answer,
    newId: randomUUID,
    nowMs: () => performance.now(),
    onAnswer: () => undefined,
    onFault: () => undefined,
  });
});

afterAll(async () => {
  await server?.close();
  await gateway?.close();
  await rm(directory, { recursive: true, force: true });
});

/** The reference audits of GraphQL over HTTP, for a client that may introspect. */
test('every audit of GraphQL over HTTP holds', async () => {
  const results = await auditServer({
    url: `${server.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return fetch(url, { ...init, headers });
    },
  });
  const failed = results.filter(({ status }) => status !== 'ok');
  expect(failed.map(({ id, name, status }) => `${id} ${status}: ${name}`)).toEqual([]);
  expect(results).toHaveLength(61);
});

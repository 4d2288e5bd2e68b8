import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config/load-config';
import { Closers } from '../process/closers';
import { openStewardApi } from './open-steward-api';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-steward-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const open = (settings: Record<string, string>, faults: unknown[] = []) =>
  openStewardApi(loadConfig({ SHAREGRAPH_STATE_DIR: directory, ...settings }, 'gateway'), {
    closers: new Closers(),
    onFault: (_, error) => void faults.push(error),
  });
const gone = { SHAREGRAPH_POLICY_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };

test('there is none without a policy store, or where it is switched off', () => {
  expect(open({})).toBeNull();
  expect(open({ ...gone, SHAREGRAPH_STEWARD_API: 'off' })).toBeNull();
});

test('a store that is gone stops no start: who asks is told to try again, each time anew', async () => {
  const faults: unknown[] = [];
  const api = open(gone, faults)!;
  const ask = (url: string) =>
    api({
      method: 'POST',
      url,
      headers: {},
      body: Buffer.from('{}'),
      id: randomUUID(),
      signal: new AbortController().signal,
    });
  for (const count of [1, 2]) {
    const answer = await ask('/steward');
    expect([answer?.status, JSON.parse(String(answer?.body)).errors[0].extensions.code]).toEqual([
      503,
      'STORE_UNAVAILABLE',
    ]);
    expect(faults).toHaveLength(count);
  }
  expect(ask('/metrics')).toBeNull();
});

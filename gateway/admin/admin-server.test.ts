import { connect } from 'node:net';
import { type RunningAdminServer, startAdminServer } from './admin-server';
import { createMetrics } from './metrics';

let server: RunningAdminServer;
const state = { ok: true, audit: true };
const metrics = createMetrics({
  inFlight: () => 3,
  waiting: () => 40,
  departments: () => [{ subgraph: 'credit', class: 'query', live: 2, queued: 5, breaker: 'open' }],
});

beforeAll(async () => {
  server = await startAdminServer({
    host: '127.0.0.1',
    port: 0,
    registry: metrics.registry,
    ready: () => ({ ...state }),
  });
});
afterAll(() => server.close());

const get = async (path: string, method = 'GET'): Promise<[number, string]> => {
  const response = await fetch(`${server.url}${path}`, { method });
  return [response.status, await response.text()];
};

test('is alive as long as it answers', async () => {
  Object.assign(state, { ok: false, audit: false });
  expect(await get('/health/live')).toEqual([200, '{"status":"ok"}']);
});

test('is ready when answers can leave, and says what is missing', async () => {
  Object.assign(state, { ok: true, audit: true });
  expect(await get('/health/ready')).toEqual([200, '{"status":"ok","audit":true}']);
  Object.assign(state, { ok: false, audit: false });
  expect(await get('/health/ready')).toEqual([503, '{"status":"not ready","audit":false}']);
});

test('what is asked ahead on one connection is answered in turn', async () => {
  let asked = 0;
  let open!: (text: string) => void;
  const first = new Promise<string>((resolve) => {
    open = resolve;
  });
  const registry = {
    contentType: metrics.registry.contentType,
    metrics: () => {
      asked += 1;
      return asked === 1 ? first : Promise.resolve('second');
    },
  };
  const slow = await startAdminServer({ host: '127.0.0.1', port: 0, registry, ready: () => ({ ok: true }) });
  const bytes = 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2);
  const socket = connect(Number(new URL(slow.url).port), '127.0.0.1', () => socket.write(bytes)).setEncoding('utf8');
  try {
    while (asked === 0) await new Promise(setImmediate);
    await fetch(`${slow.url}/health/live`);
    expect(asked).toBe(1);
    open('first');
    let answers = '';
    for await (const chunk of socket) {
      answers += chunk;
      if (answers.includes('second')) break;
    }
    expect(answers.indexOf('first')).toBeLessThan(answers.indexOf('second'));
  } finally {
    socket.destroy();
    await slow.close();
  }
});

test('counts answers without growing with what clients choose', async () => {
  metrics.answered({ method: 'POST', status: 200, seconds: 0.003 });
  metrics.answered({ method: 'X990101198604170244', status: 405, code: 'METHOD_NOT_ALLOWED', seconds: 0.001 });
  metrics.fault();
  const [status, text] = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('sharegraph_http_requests_total{method="POST",status="200"} 1');
  expect(text).toContain('sharegraph_http_requests_total{method="other",status="405"} 1');
  expect(text.match(/^sharegraph_http_refused_total.*$/gm)).toEqual([
    'sharegraph_http_refused_total{code="METHOD_NOT_ALLOWED"} 1',
  ]);
  expect(text).toContain('sharegraph_http_request_duration_seconds_bucket{le="0.005"} 2');
  expect(text).toContain('sharegraph_http_requests_in_flight 3');
  expect(text).toContain('sharegraph_faults_total 1');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toContain('990101198604170244');
});

test('counts calls to departments, and shows what is going on there', async () => {
  const credit = { subgraph: 'credit', class: 'query' } as const;
  metrics.departments.called({ ...credit, outcome: 'DEPARTMENT_TIMEOUT', seconds: 3 });
  metrics.departments.rejected({ ...credit, reason: 'queue_full' });
  metrics.departments.retried(credit);
  metrics.shed('bulk');
  const [, text] = await get('/metrics');
  for (const line of [
    'sharegraph_department_calls_total{subgraph="credit",class="query",outcome="DEPARTMENT_TIMEOUT"} 1',
    'sharegraph_department_call_duration_seconds_count{subgraph="credit",class="query"} 1',
    'sharegraph_department_rejected_total{subgraph="credit",class="query",reason="queue_full"} 1',
    'sharegraph_department_retries_total{subgraph="credit",class="query"} 1',
    'sharegraph_department_live_calls{subgraph="credit",class="query"} 2',
    'sharegraph_department_queued_calls{subgraph="credit",class="query"} 5',
    'sharegraph_department_breaker_state{subgraph="credit",class="query"} 2',
    'sharegraph_http_shed_total{class="bulk"} 1',
    'sharegraph_http_requests_waiting 40',
  ])
    expect(text).toContain(line);
});

test('serves nothing else', async () => {
  expect((await get('/graphql'))[0]).toBe(404);
  expect((await get('/health/live', 'POST'))[0]).toBe(405);
});

test('hands further paths to whoever answers them, with a bounded body', async () => {
  const seen: string[] = [];
  const other = await startAdminServer({
    host: '127.0.0.1',
    port: 0,
    registry: metrics.registry,
    ready: () => ({ ok: true }),
    answer: ({ method, url, headers, body }) => {
      if (url !== '/steward') return null;
      seen.push(`${method} ${headers['authorization']} ${headers['x-other']} ${body}`);
      return Promise.resolve({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'said' });
    },
  });
  const post = (path: string, body: string) =>
    fetch(other.url + path, { method: 'POST', body, headers: { authorization: 'Bearer x', 'x-other': 'y' } });
  try {
    const answer = await post('/steward', 'asked');
    expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([
      200,
      'said',
      'no-store',
    ]);
    expect(seen).toEqual(['POST Bearer x undefined asked']);
    expect((await post('/elsewhere', 'asked')).status).toBe(404);
    expect((await post('/metrics', 'asked')).status).toBe(405);
    expect((await post('/steward', 'x'.repeat(65_537))).status).toBe(413);
    expect(seen).toHaveLength(1);
  } finally {
    await other.close();
  }
});

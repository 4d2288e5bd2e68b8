import { type RunningAdminServer, startAdminServer } from './admin-server';
import { createMetrics } from './metrics';

let server: RunningAdminServer;
const state = { ok: true, audit: true };
const metrics = createMetrics(() => 3);

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

test('counts answers without growing with what clients choose', async () => {
  metrics.answered({ method: 'POST', status: 200, seconds: 0.003 });
  metrics.answered({ method: 'X990101198604170244', status: 405, seconds: 0.001 });
  metrics.fault();
  const [status, text] = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('sharegraph_http_requests_total{method="POST",status="200"} 1');
  expect(text).toContain('sharegraph_http_requests_total{method="other",status="405"} 1');
  expect(text).toContain('sharegraph_http_request_duration_seconds_bucket{le="0.005"} 2');
  expect(text).toContain('sharegraph_http_requests_in_flight 3');
  expect(text).toContain('sharegraph_faults_total 1');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toContain('990101198604170244');
});

test('serves nothing else', async () => {
  expect((await get('/graphql'))[0]).toBe(404);
  expect((await get('/health/live', 'POST'))[0]).toBe(405);
});

import { serve } from './serve';

test('answers what is under way while it closes, and keeps no connection for it', async () => {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const answer = async () => {
    arrived();
    await finished;
    return { status: 200, body: '{}' };
  };
  const server = await serve({ host: '127.0.0.1', port: 0, answer, check: async () => {} });
  const waiting = fetch(server.url, { method: 'POST', body: '{}' });
  await arrival;
  const closed = server.close();
  finish();
  const response = await waiting;
  expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
  await response.text();
  await closed;
});

test('starts no work that nobody waits for any more', async () => {
  let answered = 0;
  const answer = async () => {
    answered += 1;
    return { status: 200, body: '{}' };
  };
  const server = await serve({ host: '127.0.0.1', port: 0, answer, check: async () => {} });
  const status = async (headers: Record<string, string>) =>
    (await fetch(server.url, { method: 'POST', body: '{}', headers })).status;
  try {
    expect(await status({ 'x-share-deadline': '0' })).toBe(503);
    expect(answered).toBe(0);
    expect(await status({ 'x-share-deadline': '60000' })).toBe(200);
    expect(await status({ 'x-share-deadline': 'soon' })).toBe(200);
    expect(await status({})).toBe(200);
  } finally {
    await server.close();
  }
});

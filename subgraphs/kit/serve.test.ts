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

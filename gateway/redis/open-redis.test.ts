import { type AddressInfo, createServer, type Server } from 'node:net';
import { openRedis } from './open-redis';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** Something that answers each command with this. */
async function listen(reply: string): Promise<string> {
  server = createServer((socket) => {
    socket.on('data', (commands) => socket.write(reply.repeat(String(commands).match(/^\*\d/gm)?.length ?? 0)));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a Redis that refuses is told from one that is not there, by its code alone', async () => {
  const url = await listen('-NOAUTH Authentication required of somebody.\r\n');
  const told: unknown[] = [];
  const opening = openRedis(url, (error) => told.push(error));
  await expect(opening).rejects.toThrow(
    '`REDIS_URL`: the Redis there refuses with `NOAUTH`; correct user and password in it, or that Redis',
  );
  expect(told.length).toBeGreaterThan(0);
});

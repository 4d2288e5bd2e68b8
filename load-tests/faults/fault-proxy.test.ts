import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type FaultProxy, startFaultProxy } from './fault-proxy';

let server: Server;
let proxy: FaultProxy;
let arrived = 0;
beforeEach(async () => {
  arrived = 0;
  server = createServer((_, response) => {
    arrived += 1;
    response.end('whole');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 20);
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A connection with one request on it. */
function ask(): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n', () => resolve(socket));
    });
    socket.on('error', () => undefined);
  });
}
const answer = (socket: Socket) =>
  new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(`${bytes}`)));
const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise(setImmediate);
};

test('passes, and counts who waits', async () => {
  const socket = await ask();
  expect(await answer(socket)).toContain('whole');
  expect([proxy.live, proxy.peak, proxy.aborted]).toEqual([0, 1, 0]);
  socket.destroy();
});

test.each([
  ['hang', 1],
  ['black-hole', 0],
] as const)('%s: no answer comes, not after the fault either', async (mode, calls) => {
  proxy.set(mode);
  const socket = await ask();
  await until(() => proxy.live === 1 && arrived === calls);
  proxy.set('pass');
  const other = await ask();
  expect(await answer(other)).toContain('whole');
  expect([proxy.live, socket.bytesRead]).toEqual([1, 0]);
  socket.destroy();
  await until(() => proxy.live === 0);
  expect(proxy.aborted).toBe(1);
  proxy.forget();
  expect([proxy.peak, proxy.aborted]).toEqual([0, 0]);
  other.destroy();
});

test('reset: whoever sends is cut off', async () => {
  proxy.set('reset');
  const socket = await ask();
  await closed(socket);
  expect([arrived, socket.bytesRead, proxy.live]).toEqual([0, 0, 0]);
});

test('delay: the answer comes late', async () => {
  proxy.set('delay');
  const before = performance.now();
  const socket = await ask();
  expect(await answer(socket)).toContain('whole');
  expect(performance.now() - before).toBeGreaterThanOrEqual(19);
  socket.destroy();
});

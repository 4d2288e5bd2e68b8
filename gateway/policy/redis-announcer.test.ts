import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { redisAnnouncer } from './redis-announcer';

const signed = { manifest: '{"names":"张敏"}', signature: 's' };
const sockets = new Set<Socket>();
/** No machine is so slow. */
const patienceMs = 100_000;
let server: Server;
let received: string;
let closed: Promise<void>;
/** What the server says to each piece that it gets. */
let reply: (socket: Socket) => void;

beforeEach(async () => {
  received = '';
  let gone: () => void;
  closed = new Promise((resolve) => {
    gone = resolve;
  });
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (chunk) => {
      received += chunk;
      reply(socket);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => gone());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const url = (account = '') => `redis://${account}127.0.0.1:${(server.address() as AddressInfo).port}`;
const payload = JSON.stringify(signed);
const published = `*3\r\n$7\r\nPUBLISH\r\n$17\r\nsharegraph:policy\r\n$${Buffer.byteLength(payload)}\r\n${payload}\r\n`;

test('publishes on a connection of its own, and closes it', async () => {
  reply = (socket) => socket.write(':2\r\n');
  await redisAnnouncer(url(), patienceMs)(signed);
  await closed;
  expect(received).toBe(published);
});

test.each([
  ['user:p%40ss@', '*3\r\n$4\r\nAUTH\r\n$4\r\nuser\r\n$4\r\np@ss\r\n'],
  [':secret@', '*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n'],
])('says first who it is: `%s`', async (account, auth) => {
  // In two pieces, as a network may deliver it.
  reply = (socket) => {
    socket.write('+O');
    setImmediate(() => socket.write('K\r\n:0\r\n'));
  };
  await redisAnnouncer(url(account), patienceMs)(signed);
  expect(received).toBe(auth + published);
});

test('what Redis refuses is no announcement', async () => {
  reply = (socket) => socket.write('-WRONGPASS no\r\n-NOAUTH Authentication required.\r\n');
  await expect(redisAnnouncer(url(':wrong@'), patienceMs)(signed)).rejects.toThrow('Redis refused: WRONGPASS no');
});

test('a Redis that says nothing is not waited for, and one that hangs up neither', async () => {
  reply = () => undefined;
  await expect(redisAnnouncer(url(), 50)(signed)).rejects.toThrow('Redis did not answer within 50 ms');
  await closed;
  reply = (socket) => socket.destroy();
  await expect(redisAnnouncer(url(), patienceMs)(signed)).rejects.toThrow(/closed the connection|ECONNRESET/);
});

test('one that is not there is said so, and none is nothing to do', async () => {
  await expect(redisAnnouncer('redis://127.0.0.1:1', patienceMs)(signed)).rejects.toThrow('ECONNREFUSED');
  await expect(redisAnnouncer(null)(signed)).resolves.toBeUndefined();
  // Only the announcement fails, never what is announced.
  await expect(redisAnnouncer('redis://:%zz@127.0.0.1:1')(signed)).rejects.toThrow('URI malformed');
});

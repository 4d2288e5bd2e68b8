import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closedLoop } from './closed-loop';
import { openLoop } from './open-loop';

const request = Buffer.from('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}');

describe('the generators', () => {
  let server: Server;
  let url: string;
  let received: number;
  let respond: (response: ServerResponse, index: number) => void;
  beforeEach(async () => {
    received = 0;
    server = createServer((incoming, response) => {
      incoming.resume().on('end', () => respond(response, received++));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const load = { next: () => request, refusals: 0 };

  it('keep as many requests in flight as there are connections (closed loop)', async () => {
    const open: ServerResponse[] = [];
    let reached = false;
    respond = (response) => {
      if (reached) return void response.end('{"data":{}}');
      open.push(response);
      // Nobody is answered before all connections wait: a loop that sent fewer would never go on. Afterwards all are at
      // once, because connections that end one after another would leave the last ones waiting.
      reached = open.length === 3;
      if (reached) for (const one of open) one.end('{"data":{}}');
    };
    const all = closedLoop(url, { ...load, connections: 3, seconds: 0.1 });
    const { requests, errors } = await all;
    expect(reached).toBe(true);
    expect(open).toHaveLength(3);
    expect(requests).toBe(received);
    expect(errors).toBe(0);
  });

  it('count failures and GraphQL errors apart from answers', async () => {
    const answers = ['{"data":{}}', '{"errors":[{"message":"x"}]}'];
    respond = (response, index) => {
      response.statusCode = index % 3 === 2 ? 503 : 200;
      response.end(answers[index % 3] ?? '');
    };
    const { requests, errors } = await closedLoop(url, { ...load, connections: 1, seconds: 0.1 });
    expect(requests + errors).toBe(received);
    expect(Math.abs(errors - 2 * requests)).toBeLessThanOrEqual(2);
  });

  it('charge a stall to all who came meanwhile (open loop)', async () => {
    const waiting: ServerResponse[] = [];
    let stalled = true;
    respond = (response) => {
      if (!stalled) return void response.end('{"data":{}}');
      waiting.push(response);
      // The stall ends when the tenth request is there: 100 a second, so the first has waited 90 ms.
      if (waiting.length < 10) return;
      stalled = false;
      for (const one of waiting) one.end('{"data":{}}');
    };
    const { latenciesMs, errors } = await openLoop(url, { ...load, perSecond: 100, seconds: 0.2 });
    expect(errors).toBe(0);
    expect(latenciesMs).toHaveLength(20);
    expect(Math.max(...latenciesMs)).toBeGreaterThanOrEqual(90);
    expect(received).toBe(20);
  });
});

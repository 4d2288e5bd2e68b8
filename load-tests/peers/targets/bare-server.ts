import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announce } from '../processes/announce';

/** Reads each request to its end and returns the recorded bytes of its workload. */
function main(): void {
  const recorded = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8')) as Record<string, string>;
  const answers = new Map(Object.entries(recorded).map(([name, text]) => [name, Buffer.from(text)]));
  const server = createServer((request, response) => {
    request.on('data', () => {});
    request.on('end', () => {
      const body = answers.get(String(request.headers['x-bench-workload'])) ?? Buffer.from('{"errors":[]}');
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    });
  });
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => {
    announce({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
}

main();

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { compileOperation, type Operation } from './compile-operation';

export interface RunningReplay {
  /**
   * `http://127.0.0.1:port`; departments stand below it by name, `GET /calls` says how many calls came and
   * what the last one that could not be answered asked for.
   */
  readonly url: string;
  close(): Promise<void>;
}

/** Distinct operation texts kept compiled. Targets send a handful each. */
const mostOperations = 1_000;

/**
 * Stands in for every department: answers `POST /<department>` from the world, whoever asks (warrants are not read),
 * and counts HTTP calls. A list of operations in one call is one call.
 * @param compile makes an answer's writer of an operation text; default: from the world
 */
export async function startReplay(compile: typeof compileOperation = compileOperation): Promise<RunningReplay> {
  const operations = new Map<string, Operation>();
  let calls = 0;
  let lastError: string | null = null;

  const answer = (request: { query?: unknown; variables?: unknown; operationName?: unknown }): string => {
    const name = typeof request.operationName === 'string' ? request.operationName : null;
    const key = `${name ?? ''} ${request.query}`;
    let operation = operations.get(key);
    if (!operation) {
      operation = compile(String(request.query), name);
      if (operations.size >= mostOperations) operations.delete(operations.keys().next().value as string);
      operations.set(key, operation);
    }
    return operation((request.variables ?? {}) as Record<string, unknown>);
  };

  const server = createServer((request, response) => {
    const send = (status: number, text: string) => {
      const body = Buffer.from(text);
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    };
    if (request.method === 'GET') {
      send(request.url === '/calls' ? 200 : 404, JSON.stringify({ calls, lastError }));
      return;
    }
    calls += 1;
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      try {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        send(200, Array.isArray(body) ? `[${body.map(answer).join(',')}]` : answer(body as object));
      } catch (error) {
        lastError = error instanceof Error ? error.message : 'failed';
        send(200, JSON.stringify({ errors: [{ message: lastError }] }));
      }
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { announce } from '../processes/announce';

/**
 * What the command line of `@graphql-hive/gateway` starts with `--hive-router-runtime`, less what costs time and is
 * not part of answering: logs, request ids, landing page, health check, telemetry.
 */
function main(): void {
  const gateway = createGatewayRuntime({
    supergraph: readFileSync(process.argv[2] ?? '', 'utf8'),
    unifiedGraphHandler,
    logging: false,
    requestId: false,
    landingPage: false,
    graphiql: false,
    maskedErrors: false,
    disableIntrospection: {},
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') ?? '' }),
    },
    // Nothing can be shared in unique mode, so its price is not charged either.
    transportEntries: {
      '*.http': { options: { deduplicateInflightRequests: process.argv[4] === 'shared' } },
    },
  });
  const server = createServer(gateway);
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => {
    announce({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
}

main();

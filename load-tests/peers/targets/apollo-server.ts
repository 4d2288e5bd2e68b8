import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { announce } from '../processes/announce';

interface Context {
  readonly authorization: string;
}

/** Passes the caller's identity on, as a gateway in front of departments has to. */
class Department extends RemoteGraphQLDataSource<Context> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource<Context>['willSendRequest']>>[0]): void {
    request.http?.headers.set('authorization', (context as Partial<Context>).authorization ?? '');
  }
}

async function main(): Promise<void> {
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(process.argv[2] ?? '', 'utf8'),
    buildService: ({ url }) => new Department({ url }),
    logger: { debug() {}, info() {}, warn: console.error, error: console.error },
  });
  const server = new ApolloServer<Context>({ gateway, introspection: false, includeStacktraceInErrorResponses: false });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async ({ req }) => ({ authorization: req.headers.authorization ?? '' }),
  });
  announce({ url });
}

void main();

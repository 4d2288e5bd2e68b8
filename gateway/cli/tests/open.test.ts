import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { runCli } from './run-cli';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-open-'));
const supergraph = join(directory, 'supergraph.graphql');
const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { things: [Thing!]! }
  type Thing @key(fields: "id") { id: ID! name: String }`);
const schema = buildSubgraphSchema({
  typeDefs,
  resolvers: { Query: { things: () => [{ id: 1, name: 'one' }] } },
});
const authorizations: (string | undefined)[] = [];
const subgraph = createServer((request, response) => {
  authorizations.push(request.headers.authorization);
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/things`;
  writeFileSync(supergraph, composeServices([{ name: 'things', url, typeDefs }]).supergraphSdl ?? '');
});

afterAll(() => {
  subgraph.close();
  subgraph.closeAllConnections();
  rmSync(directory, { recursive: true, force: true });
});

const open = (...more: readonly string[]) => ['gateway', '--supergraph', supergraph, '--port', '0', ...more];
const state = { SHAREGRAPH_STATE_DIR: join(directory, 'state') };

test('an open gateway answers everybody, says so loudly, and keeps and sends nothing of its own', async () => {
  const run = runCli(open('--open'), state);
  try {
    await run.says('gateway ready at ');
    const url = /ready at (\S+)/.exec(run.output().stdout)?.[1] ?? '';
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ things { id name __typename } __type(name: "Thing") { kind } }' }),
    });
    expect(answer.status).toBe(200);
    expect((await answer.json()) as object).toMatchObject({
      data: { things: [{ id: '1', name: 'one', __typename: 'Thing' }], __type: { kind: 'OBJECT' } },
    });
    expect(authorizations).toEqual([undefined]);
    expect(run.output().stderr).toMatch(/OPEN GATEWAY: every field is granted to everybody/);
  } finally {
    run.child.kill('SIGTERM');
  }
  expect((await run.ended).code).toBe(0);
  expect(readdirSync(directory)).toEqual(['supergraph.graphql']);
});

test.each([
  ['in production', open('--open'), { SHAREGRAPH_ENV: 'production' }, /cannot be used in production|production/],
  ['without a supergraph', ['gateway', '--open'], {}, /expected both or none/],
  ['as a governed gateway of another graph', open(), {}, /expected both or none/],
])('is refused %s', async (_, args, settings, expected) => {
  const { code, stderr } = await runCli(args, { ...state, ...settings }).ended;
  expect(code).not.toBe(0);
  expect(stderr).toMatch(expected);
});

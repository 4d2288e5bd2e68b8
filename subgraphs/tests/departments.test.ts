import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';
import { signWarrant } from '../../schema/lib/sign-warrant';
import { departments } from '..';
import { definition as credit } from '../credit/credit';
import { definition as geography } from '../geography/geography';
import type { DepartmentOptions } from '../kit/department';
import { definition as legalEntity } from '../legal-entity/legal-entity-department';
import { definition as licenses } from '../licenses/licenses';
import { definition as livelihood } from '../livelihood/livelihood';
import { definition as permits } from '../permits/permits';
import { definition as population } from '../population/population';

const definitions = [credit, geography, legalEntity, licenses, livelihood, permits, population];

const options: DepartmentOptions = {
  host: '127.0.0.1',
  port: 0,
  // Nobody listens there: a department starts without its register and says so by its health.
  databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
  warrantKey: Buffer.alloc(32, 3),
  clock: { now: () => 1_000 },
  hub: { url: 'http://127.0.0.1:1', requester: 'approval-bureau', secret: Buffer.alloc(32, 4) },
};

test('there is one department for each committed subgraph', () => {
  const files = readdirSync(join(__dirname, '../../schema/subgraphs')).map((file) => file.replace('.graphql', ''));
  expect(departments.map(({ name }) => name).sort()).toEqual(files.sort());
});

describe.each(departments.map((department) => [department.name, department] as const))('%s', (name, department) => {
  test('runs alone, refuses a call without a warrant or with that of another, and reports a lost source', async () => {
    const running = await department.start(options);
    try {
      const post = (headers: Record<string, string>) =>
        fetch(running.url, { method: 'POST', headers, body: JSON.stringify({ query: '{ __typename }' }) });
      const warrant = (audience: string) =>
        `Warrant ${signWarrant({ audience, members: [], coordinates: [], expiresAtMs: 1_001 }, options.warrantKey)}`;
      expect((await post({})).status).toBe(401);
      expect((await post({ authorization: warrant('another') })).status).toBe(401);
      expect((await post({ authorization: warrant(name) })).status).toBe(200);
      expect((await fetch(running.url.replace('/graphql', '/health'))).status).toBe(503);
    } finally {
      await running.close();
    }
  });

  test('lists every root field that it publishes', async () => {
    const query = parse(await department.sdl()).definitions.find(
      (node): node is ObjectTypeDefinitionNode =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Query',
    );
    const definition = definitions.find((candidate) => candidate.name === name)!;
    expect([...definition.roots].sort()).toEqual(query!.fields!.map((field) => field.name.value).sort());
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphFacts } from '../../policies/store/graph-facts';
import { fileReader } from '../../policies/store/reader';
import { readJoins } from '../../schema/joins';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { cast } from '../../subgraphs/registers/cast';
import { licenseTypes } from '../../subgraphs/registers/generate/license-types';
import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import { personas } from '../identity/sandbox/personas';
import { generateOperation } from './reference/operation-generator';
import { castValues } from './two-worlds/cast-values';
import { CANARY, mutateWorld } from './two-worlds/mutate-world';
import { readableCoordinates } from './two-worlds/readable-coordinates';
import { type Ask, namedOperation, startWorld, type World } from './world/world';

/**
 * The proof that nothing unreadable reaches a caller: the same requests in two worlds that differ only in what the
 * caller may not read give the same bytes, and canaries that stand in every unreadable cell occur nowhere.
 */

const OPERATIONS_PER_PERSONA = 40;
const size = { persons: 120, entities: 80 };

const root = packageRoot();
const graph = loadGraph(readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'));
const joins = readJoins(graph.sdl, graph.full).coordinates;
const policy = fileReader(join(root, 'policies'), graph.full, graphFacts(graph.sdl)).current();
const values = castValues({
  idNumbers: Object.values(cast.persons).map(({ idNumber }) => idNumber),
  usccs: Object.values(cast.entities).map(({ uscc }) => uscc),
  licenseIds: Object.values(cast.licenses),
  divisions: ['990101', '990102', '990103'],
  addressIds: Object.values(cast.addresses),
  names: Object.values(cast.persons).map(({ name }) => name),
  typeCodes: Object.values(licenseTypes).map(({ code }) => code),
});
const SCENARIOS = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'four-readers'];

let database: TestDatabase;
let here: World;

beforeAll(async () => {
  database = await testDatabase(size);
  here = await startWorld({ databaseUrl: database.url });
}, 60_000);

afterAll(async () => {
  await here.close();
  await database.drop();
});

describe.each(personas.map((persona) => [persona.id, persona] as const))('%s', (id, persona) => {
  it('gets the same bytes from two worlds that differ in what it may not read', async () => {
    const item = (persona.item === null ? undefined : policy.item(persona.item)) ?? null;
    const organisation = policy.client(persona.client)!.organisation;
    const readable = readableCoordinates(policy, graph.full, joins, { organisation, item });
    const otherDatabase = await testDatabase(size);
    const changed = await mutateWorld(otherDatabase.url, graph.full, readable);
    expect(changed.length).toBeGreaterThan(20);
    const there = await startWorld({ databaseUrl: otherDatabase.url });
    try {
      for (const ask of await requests(id)) {
        const [one, other] = [await here.ask(ask), await there.ask(ask)];
        const shown = `${JSON.stringify(ask.variables)}\n${ask.query}`;
        expect({ shown, ...comparable(other.response) }).toEqual({ shown, ...comparable(one.response) });
        expect(String(other.response.body)).not.toContain(CANARY);
      }
      expect(JSON.stringify(there.departments.logs)).not.toContain(CANARY);
      expect(there.faults).toEqual([]);
      expect(readFileSync(there.auditFile, 'utf8')).not.toContain(CANARY);
    } finally {
      await there.close();
      await otherDatabase.drop();
    }
  }, 60_000);
});

async function requests(personaId: string): Promise<Ask[]> {
  const consent = {
    subjects: Object.values(cast.persons).map(({ idNumber }) => idNumber),
    coordinates: [...policy.index.fields.keys()],
  };
  const scenarios = await Promise.all(SCENARIOS.map((name) => namedOperation(name)));
  const seed = 1_000 * personas.findIndex(({ id }) => id === personaId);
  const generated = Array.from({ length: OPERATIONS_PER_PERSONA }, (_, index) => {
    const { text, variables } = generateOperation(graph.api, seed + index, values);
    return { query: text, variables };
  });
  return [...scenarios, ...generated].map((operation) => ({ persona: personaId, consent, ...operation }));
}

/** Without request id and receipt: both count requests, and a receipt is a hash over the order of calls. */
function comparable({ status, headers, body }: { status: number; headers: object; body: unknown }) {
  const text = String(body).replace(/"receipt":"[^"]*"/, '');
  return { status, headers: { ...headers, 'x-request-id': '' }, body: text };
}

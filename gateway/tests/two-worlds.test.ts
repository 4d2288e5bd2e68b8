import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAbstractType } from 'graphql';
import type { ServiceItem } from '../../policies/engine/model';
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
import { closedRows } from './two-worlds/closed-rows';
import { CANARY, mutateWorld } from './two-worlds/mutate-world';
import { type Readable, readableCoordinates } from './two-worlds/readable-coordinates';
import { type Ask, namedOperation, startWorld, type World } from './world/world';

/**
 * The proof that nothing unreadable reaches a caller: the same requests in two worlds that differ only in what the
 * caller may not read give the same bytes, and canaries that stand in every unreadable cell occur nowhere.
 */

const OPERATIONS_PER_PERSONA = 40;
const size = { persons: 120, entities: 80 };

const root = packageRoot();
const graph = loadGraph(readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'));
const joins = readJoins(graph.sdl).coordinates;
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
const addressText = '云州省云州市云江区云江街道长安路12号3幢2单元501室';
const SCENARIOS = ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'four-readers'];

/** Filters by cells that few may read: in the other world they hold something else. */
const probes = [
  { query: `{ address(text: "${addressText}") { addressId isCommercialUse division { code } } }` },
  {
    query: `{ legalEntity(uscc: "${cast.entities.closing.uscc}") {
      licenses(typeCode: "${licenseTypes.tobacco.code}") { licenseId status }
      permits(status: NORMAL) { permitId certificateName }
    } }`,
  },
  { query: `{ person(idNumber: "${cast.persons.wangFang.idNumber}") { represents(status: REVOKED) { uscc name } } }` },
];

let database: TestDatabase;
let here: World;

beforeAll(async () => {
  database = await testDatabase(size);
  here = await startWorld({ databaseUrl: database.url });
});

afterAll(async () => {
  await here.close();
  await database.drop();
});

/** Every persona under its own item, and the one organisation that acts under several. */
const READERS = [
  ...personas.map((persona) => ({ persona, code: persona.item })),
  ...['S06', 'S09', 'S12'].map((id) => ({ persona: personas.find((each) => each.id === 'amr')!, code: itemCode(id) })),
].map((reader) => ({ ...reader, item: (reader.code === null ? undefined : policy.item(reader.code)) ?? null }));

describe.each(READERS.map((reader) => [reader.persona.id, reader.item?.id ?? 'no item', reader] as const))(
  '%s under %s',
  (id, _, { persona, item }) => {
    it('gets the same bytes from two worlds that differ in what it may not read', async () => {
      const organisation = policy.client(persona.client)!.organisation;
      const readable = readableCoordinates(policy, graph.full, joins, { organisation, item });
      const otherDatabase = await testDatabase(size);
      const closed = closedRows(policy, graph.full, { organisation, item });
      const changed = await mutateWorld(otherDatabase.url, graph.full, readable, closed);
      expect(changed.length).toBeGreaterThan(20);
      const there = await startWorld({ databaseUrl: otherDatabase.url });
      try {
        for (const ask of await requests(id, item)) {
          const [one, other] = [await here.ask(ask), await there.ask(ask)];
          const shown = `${JSON.stringify(ask.variables)}\n${ask.query}`;
          expect({ shown, ...comparable(other.response) }).toEqual({ shown, ...comparable(one.response) });
          expect(String(other.response.body)).not.toContain(CANARY);
        }
        expect(JSON.stringify(there.departments.logs)).not.toContain(CANARY);
        expect(there.faults).toEqual([]);
        const audit = readFileSync(there.auditFile, 'utf8');
        expect(audit).not.toContain(CANARY);
        expect([...askedOf(audit)].filter((coordinate) => !mayBeAsked(readable, coordinate))).toEqual([]);
      } finally {
        await there.close();
        await otherDatabase.drop();
      }
    });
  },
);

/** Every coordinate that any department was asked for. */
function askedOf(audit: string): Set<string> {
  const records = audit
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const asked = new Set<string>();
  JSON.stringify(records, (key, value) => {
    if (key === 'calls') for (const call of value) for (const coordinate of call.coordinates) asked.add(coordinate);
    return value;
  });
  return asked;
}

function mayBeAsked({ whole, masked }: Readable, coordinate: string): boolean {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const type = graph.full.getType(typeName);
  const concrete = isAbstractType(type) ? graph.full.getPossibleTypes(type).map(({ name }) => name) : [typeName];
  return concrete.every((name) => whole.has(`${name}.${fieldName}`) || masked.has(`${name}.${fieldName}`));
}

function itemCode(id: string): string {
  const found = [...policy.index.items.values()].find(({ item }) => item.id === id);
  if (!found) throw new Error(`no item \`${id}\``);
  return found.item.code;
}

async function requests(personaId: string, item: ServiceItem | null): Promise<Ask[]> {
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
  const scope = item && { item: item.code, case: `${item.code}202611200001` };
  return [...scenarios, ...probes, ...generated].map((operation) => ({
    persona: personaId,
    consent,
    ...scope,
    ...operation,
  }));
}

/** Without request id and receipt: both count requests, and a receipt is a hash over the order of calls. */
function comparable({ status, headers, body }: { status: number; headers: object; body: unknown }) {
  const text = String(body).replace(/"receipt":"[^"]*"/, '');
  return { status, headers: { ...headers, 'x-request-id': '' }, body: text };
}

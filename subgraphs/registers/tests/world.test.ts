import { Client } from 'pg';
import { parseDivisionCode } from '../../../schema/scalars/division-code';
import { parseIdNumber } from '../../../schema/scalars/id-number';
import { parseLicenseId } from '../../../schema/scalars/license-id';
import { parseUscc } from '../../../schema/scalars/uscc';
import { cast } from '../cast';
import { castPid } from '../cast-pid';
import { worldFingerprint } from '../generate/world-fingerprint';
import { seedRegisters } from '../seed';
import { type TestDatabase, testDatabase } from '../testing/database';

const size = { persons: 3000, entities: 900 };
let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await testDatabase(size);
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function rows(text: string): Promise<Record<string, string>[]> {
  return (await client.query(text)).rows;
}

async function number(text: string): Promise<number> {
  return Number(Object.values((await rows(text))[0]!)[0]);
}

function faults(values: string[], parse: (text: string) => string): string[] {
  return values.filter((value) => {
    try {
      return parse(value) !== value;
    } catch {
      return true;
    }
  });
}

test('has the size that was asked for', async () => {
  expect(await number('SELECT count(*) FROM population.person')).toBe(size.persons);
  expect(await number('SELECT count(*) FROM legal_entity.entity')).toBe(size.entities);
});

test('the same seed and size give the same rows, another seed gives others', () => {
  const small = { persons: 200, entities: 120 };
  expect(worldFingerprint({ ...small, seed: 7 })).toBe(worldFingerprint({ ...small, seed: 7 }));
  expect(worldFingerprint({ ...small, seed: 7 })).not.toBe(worldFingerprint({ ...small, seed: 8 }));
});

test('what was loaded is what was generated, byte by byte', async () => {
  const [meta] = await rows('SELECT fingerprint FROM registers.meta');
  expect(meta!.fingerprint).toBe(worldFingerprint({ ...size, seed: 1 }));
});

test('every USCC and license identifier is valid, and every ID number but the few dirty ones', async () => {
  const usccs = (await rows('SELECT uscc FROM legal_entity.entity')).map(({ uscc }) => uscc!);
  expect(faults(usccs, parseUscc)).toEqual([]);
  const licenses = (await rows('SELECT license_id FROM licenses.license')).map(({ license_id }) => license_id!);
  expect(faults(licenses, parseLicenseId)).toEqual([]);
  const divisions = (await rows('SELECT code FROM geography.division')).map(({ code }) => code!);
  expect(faults(divisions, parseDivisionCode)).toEqual([]);
  const persons = await rows('SELECT id_number, birth_date::text, sex FROM population.person');
  const dirty = faults(
    persons.map(({ id_number }) => id_number!),
    parseIdNumber,
  );
  expect(dirty.length).toBeGreaterThan(0);
  expect(dirty.length / persons.length).toBeLessThan(0.02);
  for (const { id_number, birth_date, sex } of persons.filter(({ id_number }) => id_number!.length === 18)) {
    expect(id_number!.slice(0, 2)).toBe('99');
    expect(id_number!.slice(6, 14)).toBe(birth_date!.replaceAll('-', ''));
    expect(Number(id_number![16]) % 2).toBe(sex === '男' ? 1 : 0);
  }
});

test('a few persons and one address stand behind very many firms, most persons behind one', async () => {
  const [rich] = await rows(
    `SELECT count(*) FROM legal_entity.entity WHERE legal_representative_pid IS NOT NULL
     GROUP BY legal_representative_pid ORDER BY 1 DESC LIMIT 1`,
  );
  expect(Number(rich!.count)).toBeGreaterThan(size.entities * 0.05);
  const [cluster] = await rows(
    `SELECT count(*) FROM legal_entity.entity WHERE registered_address IS NOT NULL
     GROUP BY registered_address ORDER BY 1 DESC LIMIT 1`,
  );
  expect(Number(cluster!.count)).toBeGreaterThan(size.entities * 0.08);
  const alone = await number(
    `SELECT avg((firms = 1)::int * firms::float / firms) FROM (SELECT legal_representative_pid,
     count(*) OVER (PARTITION BY legal_representative_pid) AS firms FROM legal_entity.entity) AS counted`,
  );
  expect(alone).toBeGreaterThan(0.6);
  expect(alone).toBeLessThan(0.85);
});

test.each([
  [
    'expired licenses that say VALID',
    `SELECT avg((status = 'VALID' AND valid_to < '2026-11-20')::int) FROM licenses.license`,
  ],
  ['license holders without a code', 'SELECT avg((holder_code IS NULL)::int) FROM licenses.license'],
  [
    'representatives registered under another name',
    `SELECT avg((p.name <> e.representative_name)::int) FROM legal_entity.entity e
     JOIN population.person p ON p.pid = e.legal_representative_pid`,
  ],
  [
    'dead representatives',
    `SELECT avg((p.vital_status = 'DECEASED')::int) FROM legal_entity.entity e
     JOIN population.person p ON p.pid = e.legal_representative_pid`,
  ],
  [
    'households in abolished divisions',
    `SELECT avg((d.valid_to IS NOT NULL)::int) FROM population.person p
     JOIN geography.division d ON d.code = p.household_division`,
  ],
  ['duplicates', 'SELECT avg(duplicate_suspected::int) FROM population.person'],
])('dirty records stay a few in a hundred: %s', async (_, share) => {
  const dirty = await number(share);
  expect(dirty).toBeGreaterThan(0.0005);
  expect(dirty).toBeLessThan(0.05);
});

test.each([
  ['persons to household divisions', 'population.person', 'household_division', 'geography.division', 'code'],
  ['persons to addresses', 'population.person', 'residence_address', 'geography.address', 'address_id'],
  ['kin', 'population.kinship', 'relative_pid', 'population.person', 'pid'],
  ['entities to addresses', 'legal_entity.entity', 'registered_address', 'geography.address', 'address_id'],
  ['representatives', 'legal_entity.entity', 'legal_representative_pid', 'population.person', 'pid'],
  ['firms that hold firms', 'legal_entity.shareholder', 'holder_uscc', 'legal_entity.entity', 'uscc'],
  ['branches to parents', 'legal_entity.entity', 'parent_uscc', 'legal_entity.entity', 'uscc'],
  ['licenses to issuers', 'licenses.license', 'issuer_uscc', 'legal_entity.entity', 'uscc'],
  ['licenses to types', 'licenses.license', 'type_code', 'licenses.license_type', 'type_code'],
  ['permits to subjects', 'permits.permit', 'subject_uscc', 'legal_entity.entity', 'uscc'],
  ['penalty references', 'permits.penalty_reference', 'penalty_id', 'credit.penalty', 'penalty_id'],
  ['discipline to the national list', 'credit.discipline', 'measure', 'credit.measure', 'measure'],
])('links lead somewhere: %s', async (_, table, column, target, key) => {
  expect(await number(`SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL`)).toBeGreaterThan(0);
  expect(
    await number(
      `SELECT count(*) FROM ${table} a LEFT JOIN ${target} b ON b.${key} = a.${column}
       WHERE a.${column} IS NOT NULL AND b.${key} IS NULL`,
    ),
  ).toBe(0);
});

test('shares of a firm add up to one', async () => {
  expect(
    await rows(
      `SELECT uscc FROM legal_entity.shareholder GROUP BY uscc HAVING abs(sum(ratio) - 1) > 0.001 OR min(ratio) <= 0`,
    ),
  ).toEqual([]);
});

test('firms hold one another in circles', async () => {
  expect(
    await number(
      `SELECT count(*) FROM legal_entity.shareholder a JOIN legal_entity.shareholder b
       ON a.holder_uscc = b.uscc AND b.holder_uscc = a.uscc`,
    ),
  ).toBeGreaterThan(0);
});

test('every type of license is held by somebody', async () => {
  const unheld = `SELECT name FROM licenses.license_type t WHERE NOT EXISTS
    (SELECT 1 FROM licenses.license l WHERE l.type_code = t.type_code)`;
  expect(await number('SELECT count(*) FROM licenses.license_type')).toBe(20);
  expect(await rows(unheld)).toEqual([]);
});

test('a household counts its members and has one head, who is alone in it or kin', async () => {
  expect(
    await rows(
      `SELECT h.household_id FROM population.household h JOIN population.household_member m USING (household_id)
       GROUP BY h.household_id, h.member_count, h.head_pid
       HAVING count(*) <> h.member_count OR count(*) FILTER (WHERE m.relation_to_head = '户主' AND m.pid = h.head_pid) <> 1`,
    ),
  ).toEqual([]);
});

test('kinship reads the same from both ends, and no parent is younger than eighteen years more', async () => {
  expect(
    await rows(
      `SELECT a.pid FROM population.kinship a LEFT JOIN population.kinship b ON b.pid = a.relative_pid
       AND b.relative_pid = a.pid AND b.relation = CASE a.relation WHEN 'PARENT' THEN 'CHILD' ELSE a.relation END
       WHERE a.relation IN ('PARENT', 'SPOUSE') AND b.pid IS NULL`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `SELECT c.pid FROM population.kinship k JOIN population.person c ON c.pid = k.pid
       JOIN population.person p ON p.pid = k.relative_pid
       WHERE k.relation = 'PARENT' AND p.birth_date > c.birth_date - interval '18 years'`,
    ),
  ).toEqual([]);
});

test('the cast is there under its numbers, in a world of another seed too', async () => {
  const other = await testDatabase({ persons: 100, entities: 80, seed: 99 });
  const second = new Client({ connectionString: other.url });
  await second.connect();
  for (const [seed, world] of [
    [1, client],
    [99, second],
  ] as const) {
    for (const [name, { idNumber }] of Object.entries(cast.persons)) {
      const { rows: found } = await world.query('SELECT pid FROM population.person WHERE id_number = $1', [idNumber]);
      expect(found).toEqual([{ pid: castPid(seed, name as keyof typeof cast.persons) }]);
    }
    const present = async (table: string, key: string, values: string[]) =>
      (await world.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${key} = ANY($1)`, [values])).rows[0].n;
    const usccs = Object.values(cast.entities).map(({ uscc }) => uscc);
    expect(await present('legal_entity.entity', 'uscc', usccs)).toBe(usccs.length);
    const licenses = Object.values(cast.licenses);
    expect(await present('licenses.license', 'license_id', licenses)).toBe(licenses.length);
    const addresses = Object.values(cast.addresses);
    expect(await present('geography.address', 'address_id', addresses)).toBe(addresses.length);
  }
  await second.end();
  await other.drop();
});

test('seeding the same world again changes nothing, another world replaces it, foreign schemas are refused', async () => {
  const own = await testDatabase({ persons: 100, entities: 80 });
  const probe = new Client({ connectionString: own.url });
  await probe.connect();
  const persons = async () => (await probe.query('SELECT count(*)::int AS n FROM population.person')).rows[0].n;

  await probe.query('DELETE FROM population.person');
  const steps: string[] = [];
  await seedRegisters({
    databaseUrl: own.url,
    persons: 100,
    entities: 80,
    onProgress: (_d, _t, what) => steps.push(what),
  });
  expect(await persons()).toBe(0);
  expect(steps).toEqual([]);

  await seedRegisters({
    databaseUrl: own.url,
    persons: 120,
    entities: 80,
    onProgress: (_d, _t, what) => steps.push(what),
  });
  expect(await persons()).toBe(120);
  expect(new Set(steps)).toEqual(new Set(['persons', 'entities', 'indexes']));

  await probe.query('DROP SCHEMA registers CASCADE');
  await expect(seedRegisters({ databaseUrl: own.url, persons: 100, entities: 80 })).rejects.toThrow('did not make');
  await expect(seedRegisters({ databaseUrl: own.url, persons: 5 })).rejects.toThrow('from 100 to 10000000, got `5`');
  await probe.end();
  await own.drop();
});

import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { Client } from 'pg';
import { definition as geography } from '../geography/geography';
import { buildSchema } from '../kit/build-schema';
import type { DepartmentDefinition } from '../kit/definition';
import type { Source } from '../kit/source';
import { definition as legalEntity } from '../legal-entity/legal-entity-department';
import { definition as livelihood } from '../livelihood/livelihood';
import { definition as population } from '../population/population';
import { cast } from '../registers/cast';
import { testDatabase } from '../registers/testing/database';
import { startUnderTest } from './running-department';

const { persons, entities, addresses } = cast;
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

const ARGUMENTS: Readonly<Record<string, string>> = {
  'Person.isSchoolAge': '(year: 2026)',
  'Address.withinSchoolDistrict': `(schoolUscc: "${entities.school.uscc}")`,
};

/** Every entity of a register, with what `@requires` would bring. */
const ENTITIES: Readonly<Record<string, string>> = {
  population: `SELECT 'Person' AS "__typename", pid FROM population.person`,
  'legal-entity': `SELECT 'LegalEntity' AS "__typename", uscc, null AS pid FROM legal_entity.entity
    UNION ALL SELECT 'Person', null, pid FROM population.person`,
  geography: `SELECT 'Division' AS "__typename", code, null AS "addressId" FROM geography.division
    UNION ALL SELECT 'Address', null, address_id FROM geography.address`,
  livelihood: `SELECT 'Person' AS "__typename", pid, sex, birth_date::text AS "birthDate" FROM population.person`,
};

const definitions = [population, legalEntity, geography, livelihood] as unknown as DepartmentDefinition<
  Source,
  unknown
>[];

test.each(definitions.map((definition) => [definition.name, definition] as const))(
  '%s holds a value for every field of every type, without one error',
  async (name, definition) => {
    const { schema } = buildSchema(definition);
    const department = await startUnderTest(definition, { databaseUrl: database.url });
    try {
      const seen = new Set<string>();
      const types = Object.keys(definition.references).map((type) => schema.getType(type) as GraphQLObjectType);
      const { data, errors } = await department.ask(
        `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${types.map((type) => `... on ${type} ${selection(type)}`).join(' ')} }
         ${name === 'livelihood' ? `healthPass(idNumber: "${persons.zhangMin.idNumber}") ${selection(schema.getType('HealthPass') as GraphQLObjectType)}` : ''} }`,
        { r: await rows(ENTITIES[name]!) },
      );
      expect(errors).toBeUndefined();
      for (const entity of data!['_entities'] as object[]) collect(schema, entity, seen);
      if (data!['healthPass']) collect(schema, { __typename: 'HealthPass', ...(data!['healthPass'] as object) }, seen);
      const published = Object.values(schema.getTypeMap())
        .filter((type): type is GraphQLObjectType => isObjectType(type) && !/^(_|Query$)/.test(type.name))
        .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
      expect(published.filter((coordinate) => !seen.has(coordinate))).toEqual([]);
    } finally {
      await department.close();
    }
  },
);

test('the cast is found by the numbers of its papers', async () => {
  const registers = await startUnderTest(population, { databaseUrl: database.url });
  try {
    const { data } = await registers.ask(
      `{ mother: person(idNumber: "${persons.zhangMin.idNumber}") { name children { name } }
         kin: verifyKinship(idNumber: "${persons.liXiaoYu.idNumber}", relativeIdNumber: "${persons.zhangMin.idNumber}", relation: PARENT)
         marriage: verifyMarriage(idNumber: "${persons.zhangMin.idNumber}", spouseIdNumber: "${persons.liQiang.idNumber}")
         birth: verifyBirthPlace(idNumber: "${persons.liXiaoYu.idNumber}", name: "李小雨", division: "990101")
         address: verifyAddress(idNumber: "${persons.zhangMin.idNumber}", name: "张敏", division: "990101")
         alive: verifyAlive(idNumber: "${persons.zhangMin.idNumber}", name: "张敏")
         stranger: verifyPerson(idNumber: "${persons.zhangMin.idNumber}", name: "李强")
         child: person(idNumber: "${persons.liXiaoYu.idNumber}") { isSchoolAge(year: 2026) isAdult } }`,
    );
    expect(data).toEqual({
      mother: { name: '张敏', children: [{ name: '李小雨' }, { name: '李小安' }] },
      kin: 'MATCH',
      marriage: 'MATCH',
      birth: 'MATCH',
      address: 'MATCH',
      alive: 'MATCH',
      stranger: 'NO_MATCH',
      child: { isSchoolAge: true, isAdult: false },
    });
  } finally {
    await registers.close();
  }
});

test('the home of the cast lies in the catchment of its school', async () => {
  const registers = await startUnderTest(geography, { databaseUrl: database.url });
  try {
    const { data } = await registers.ask(
      `{ address(addressId: "${addresses.home}") { withinSchoolDistrict(schoolUscc: "${entities.school.uscc}") } }`,
    );
    expect(data).toEqual({ address: { withinSchoolDistrict: true } });
  } finally {
    await registers.close();
  }
});

async function rows(statement: string): Promise<object[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** All fields of a type and of the types behind it; of a type that it came through, one field. */
function selection(type: GraphQLOutputType, through: readonly string[] = []): string {
  const named = getNamedType(type);
  if (isUnionType(named)) {
    const members = named.getTypes().map((member) => `... on ${member} ${selection(member, through)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields());
  const wanted = through.includes(named.name) ? fields.slice(0, 1) : fields;
  const texts = wanted.map(
    ({ name, type: target }) =>
      `${name}${ARGUMENTS[`${named.name}.${name}`] ?? ''} ${selection(target, [...through, named.name])}`,
  );
  return `{ __typename ${texts.join(' ')} }`;
}

/** Notes every coordinate below an object that has a value, or an element. */
function collect(schema: GraphQLSchema, object: object, seen: Set<string>): void {
  const { __typename: typeName, ...fields } = object as Record<string, unknown> & { __typename: string };
  for (const [name, value] of Object.entries(fields)) {
    const values = (Array.isArray(value) ? value : [value]).filter((element) => element !== null);
    if (values.length > 0) seen.add(`${typeName}.${name}`);
    for (const element of values) if (typeof element === 'object') collect(schema, element as object, seen);
  }
}

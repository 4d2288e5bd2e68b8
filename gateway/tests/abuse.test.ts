import { cast } from '../../subgraphs/registers/cast';
import { suiteWorld } from './world/suite-world';
import { type Ask } from './world/world';

/** Operations made to trick planner, projection or policy. */

const world = suiteWorld();

const { zhangMin, liXiaoYu } = cast.persons;
const id = zhangMin.idNumber;

async function ask(query: string, persona = 'psb', variables: Record<string, unknown> = { id }) {
  return (await world.ask({ persona, query, variables })).body;
}

describe('client aliases that are names of keys and inputs', () => {
  it.each([
    ['the key', 'pid: name licenses { status }', { pid: zhangMin.name }],
    ['the input of a computed field', 'birthDate: name sex: mobile', { birthDate: zhangMin.name, sex: '138****0001' }],
    ['the type name', '__typename: name', null],
    ['prototype members', '__proto__: name constructor: sex', { constructor: zhangMin.sex }],
  ])('do not forge %s', async (_, selection, expected) => {
    const body = await ask(`query ($id: IdNumber!) { person(idNumber: $id) { ${selection} } }`);
    if (expected === null) {
      // GraphQL reserves the name: the document itself is refused, or answers what the client asked for and no more.
      expect(body.data?.person?.__typename ?? zhangMin.name).toBe(zhangMin.name);
      return;
    }
    expect(body.data.person).toMatchObject(expected);
    if ('pid' in expected) expect(body.data.person.licenses.length).toBeGreaterThan(0);
  });

  it('keeps the name of a prototype member as a plain key', async () => {
    const { response } = await world.ask({
      persona: 'psb',
      query: 'query ($id: IdNumber!) { person(idNumber: $id) { __proto__: name } }',
      variables: { id },
    });
    expect(String(response.body)).toContain(`"__proto__":"${zhangMin.name}"`);
  });
});

it('never accepts a pid as input, and shows another one to each consumer', async () => {
  const [police, transport] = await Promise.all([
    ask('query ($id: IdNumber!) { person(idNumber: $id) { pid } }'),
    ask(
      'query ($id: IdNumber!) { person(idNumber: $id) { ageBand licenses { holder { ... on Person { pid } } } } }',
      'transport',
    ),
  ]);
  expect(JSON.stringify([police, transport])).not.toMatch(/"pid":"p[0-9a-z]{12}"/);
});

it('answers a composite of which only the type name is asked with a refusal, not with its existence', async () => {
  const body = await ask('query ($id: IdNumber!) { person(idNumber: $id) { __typename } }');
  expect(body.data).toEqual({ person: null });
  expect(body.errors[0].extensions.share).toMatchObject({ coordinate: 'Query.person', reason: 'no_granted_leaf' });
});

it('does not serve `_entities` or `_service`', async () => {
  for (const field of [
    '_entities(representations: [{ __typename: "Person", pid: "p" }]) { __typename }',
    '_service { sdl }',
  ]) {
    const body = await ask(`{ ${field} }`);
    expect(body.data).toBeUndefined();
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});

it('refuses to filter by what may not be read', async () => {
  const body = await ask(
    'query ($id: IdNumber!) { person(idNumber: $id) { represents(status: REVOKED) { name } } }',
    'education',
  );
  expect(body.data.person?.represents ?? null).toBeNull();
});

it('refuses a bad identifier before any department is asked, and does not repeat it', async () => {
  for (const bad of [
    '99010119860417024X',
    '99010119860231002X',
    '９９０１０１１９８６０４１７０２４４',
    "'; DROP TABLE person",
  ]) {
    const { body } = await world.ask({
      persona: 'psb',
      query: 'query ($id: IdNumber!) { person(idNumber: $id) { name } }',
      variables: { id: bad },
    });
    expect(body.data).toBeUndefined();
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(body)).not.toContain(bad);
  }
});

it('accepts a lower-case x as X', async () => {
  const { body } = await world.ask({
    persona: 'psb',
    query: 'query ($id: IdNumber!) { person(idNumber: $id) { sex } }',
    variables: { id: cast.persons.liQiang.idNumber.toLowerCase() },
  });
  expect(body.data.person.sex).toBe('男');
});

it('shows nothing of a child under an item that is not for minors, by any path', async () => {
  const direct = await ask('query ($id: IdNumber!) { person(idNumber: $id) { ageBand } }', 'transport', {
    id: liXiaoYu.idNumber,
  });
  expect(direct.data).toEqual({ person: null });
  expect(JSON.stringify(direct.errors)).toContain('"reason":"minor"');
});

it('refuses a short text that spells out a million fields before it decides any', async () => {
  const levels = Array.from(
    { length: 12 },
    (_, n) => `fragment F${n} on LegalEntity { parent { ...F${n + 1} } registrationAuthority { ...F${n + 1} } }`,
  );
  const { body, response } = await world.ask({
    persona: 'amr',
    query: `query ($u: Uscc!) { legalEntity(uscc: $u) { ...F0 } } ${levels.join(' ')} fragment F12 on LegalEntity { name uscc status }`,
    variables: { u: cast.entities.restaurant.uscc },
  });
  expect(response.status).toBe(400);
  expect(body.errors[0].extensions.code).toBe('OPERATION_LIMIT');
});

it('answers a condition that is null in spite of its default as bad input', async () => {
  const body = await ask(
    'query ($id: IdNumber!, $if: Boolean = true) { person(idNumber: $id) { name sex @include(if: $if) } }',
    'psb',
    { id, if: null },
  );
  expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect(world.faults).toEqual([]);
});

it('gives each of many who ask at once what it would get alone', async () => {
  const query = `query ($id: IdNumber!, $type: String) { person(idNumber: $id) {
    name mobile isAdult ageBand householdDivision { code } licenses(typeCode: $type) { typeCode status number }
  } }`;
  const tender = `query ($usccs: [Uscc!]!) { legalEntities(usccs: $usccs) {
    name shareholders { ratio holder { ... on Person { pid } } } penalties { decisionNo }
  } }`;
  const { bidder1, bidder2, bidder3 } = cast.entities;
  const asks: Ask[] = [
    ...Object.values(cast.persons).flatMap(({ idNumber }) =>
      ['psb', 'education', 'transport', 'ride-platform'].flatMap((persona) =>
        [undefined, '11100000000013338W901'].map((type) => ({ persona, query, variables: { id: idNumber, type } })),
      ),
    ),
    ...[bidder1, bidder2, bidder3].flatMap(({ uscc }) =>
      ['0001', '0002', '0003'].map((number) => ({
        persona: 'tender-centre',
        case: `1199000000000110X4399100010040120261120${number}`,
        query: tender,
        variables: { usccs: [uscc, bidder1.uscc] },
      })),
    ),
  ];
  const answer = async (each: Ask) => {
    const { data, errors } = (await world.ask(each)).body;
    return { each, data, errors };
  };
  const alone: object[] = [];
  for (const each of asks) alone.push(await answer(each));
  expect(await Promise.all(asks.map(answer))).toEqual(alone);
  expect(await Promise.all([...asks].reverse().map(answer))).toEqual([...alone].reverse());
});

it('ends guessing by verification, with a made-up case for each guess', async () => {
  const guess = (sequence: number) =>
    world.ask({
      persona: 'amr',
      item: '11990000000000115K3990100100101',
      case: `11990000000000115K399010010010120261120${String(sequence).padStart(4, '0')}`,
      query: 'query ($id: IdNumber!, $name: String!) { verifyPerson(idNumber: $id, name: $name) }',
      variables: { id: sequenced(sequence), name: zhangMin.name },
    });
  let answered = 0;
  let refused = 0;
  for (let sequence = 0; sequence < 1_000 && refused < 3; sequence += 1) {
    const { body, response } = await guess(sequence);
    if (response.status === 429) refused += 1;
    else if (body.data?.verifyPerson) answered += 1;
  }
  expect(refused).toBe(3);
  expect(answered).toBeLessThan(100);
});

it('ends guessing by look-up, by aliases of one request or of many', async () => {
  const sizes = [20, 20, 20, 20, 20, 20, 1];
  let sequence = 0;
  const statuses: number[] = [];
  for (const size of sizes) {
    const fields = Array.from({ length: size }, () => {
      sequence += 1;
      return `p${sequence}: person(idNumber: "${sequenced(sequence)}") { pid }`;
    });
    const { response } = await world.ask({ persona: 'psb', query: `{ ${fields.join('\n')} }` });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  // Whom somebody has looked up already may be looked up again, and who was refused is refused again.
  const again = async (one: number) =>
    (await world.ask({ persona: 'psb', query: `{ person(idNumber: "${sequenced(one)}") { pid } }` })).response.status;
  expect([await again(1), await again(sequence), await again(sequence)]).toEqual([200, 429, 429]);
});

/** A valid number of zhangMin's division and birthday with another sequence. */
function sequenced(sequence: number): string {
  const body = `${id.slice(0, 14)}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

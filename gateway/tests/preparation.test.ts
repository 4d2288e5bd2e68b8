import { cast } from '../../subgraphs/registers/cast';
import { suiteWorld } from './world/suite-world';

/** An application that sends one new operation after another, by a clock in which each takes a while. */

let nowMs = 0;
const world = suiteWorld({
  environment: { SHAREGRAPH_PREPARATION_PERCENT: '1' },
  steady: { now: () => (nowMs += 40) },
});

const { idNumber } = cast.persons.zhangMin;
const named = (alias: string) => `query ($id: IdNumber!) { person(idNumber: $id) { ${alias}: sex } }`;

async function ask(query: string, persona = 'psb') {
  const { response, body } = await world.ask({ persona, query, variables: { id: idNumber } });
  return {
    status: response.status,
    headers: response.headers,
    code: body.errors?.[0]?.extensions.code,
    data: body.data,
  };
}

it('is answered what is known and refused what is new, and nobody else is', async () => {
  const known = await ask(named('a0'));
  expect(known).toMatchObject({ status: 200, data: { person: { a0: expect.any(String) } } });
  let refused = known;
  for (let n = 1; n < 20 && refused.status === 200; n += 1) refused = await ask(named(`a${n}`));
  expect(refused).toMatchObject({ status: 429, code: 'PREPARATION_LIMIT' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.data).toBeUndefined();
  expect(await ask(named('a0'))).toMatchObject({ status: 200, data: known.data });
  expect(await ask('{ __schema { queryType { name } } }')).toMatchObject({ code: 'PREPARATION_LIMIT' });
  expect((await ask(named('b0'), 'education')).status).toBe(200);
});

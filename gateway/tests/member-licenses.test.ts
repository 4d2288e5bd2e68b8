import { readFileSync } from 'node:fs';
import { cast } from '../../subgraphs/registers/cast';
import { suiteWorld } from './world/suite-world';

/**
 * S07: the police see the licenses of who moves house. Of other members of the household they see neither those nor what
 * would look the member up, and departments are not asked for it.
 */

const world = suiteWorld();
const head = cast.persons.zhangMin.idNumber;

const hidden =
  'idNumber number: idNumber birthDate licenses { typeName status } papers: licenses(first: 9) { licenseId status }';
const members = (selection: string) => `household { members { relationToHead person { isAdult ${selection} } } }`;

async function ask(selection: string) {
  const fragment = selection.includes('...all') ? `fragment all on Person { ${hidden} }` : '';
  const query = `query ($id: IdNumber!) { person(idNumber: $id) { ${selection} } } ${fragment}`;
  const { body } = await world.ask({ persona: 'psb', query, variables: { id: head } });
  const record = JSON.parse(readFileSync(world.auditFile, 'utf8').trim().split('\n').at(-1)!);
  const calls: readonly { coordinates: readonly string[] }[] = record.calls;
  return { body, asked: new Set(calls.flatMap(({ coordinates }) => coordinates)) };
}

test.each([
  ['by themselves', members(hidden), false],
  ['in a fragment', members('...all'), false],
  ['beside those of the head', `${hidden} ${members(hidden)}`, true],
  ['in the fragment of the head', `...all ${members('...all')}`, true],
  [
    'in selections that merge',
    `${members('idNumber birthDate')} licenses { status } ${members('licenses { status }')}`,
    true,
  ],
])('of members nothing of it is shown, asked for %s', async (_, selection, ofHead) => {
  const { body, asked } = await ask(selection);
  const found: readonly { person: Record<string, unknown> }[] = body.data.person.household.members;
  expect(found.length).toBeGreaterThan(1);
  for (const { person } of found) {
    const { isAdult, ...rest } = person;
    expect(typeof isAdult).toBe('boolean');
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  }
  if (ofHead) expect(body.data.person.licenses[0].status).toEqual(expect.any(String));
  expect(asked.has('Person.licenses')).toBe(ofHead);
  const refusals = body.errors.map(({ extensions }: { extensions: { share: unknown } }) => extensions.share);
  const path = expect.stringMatching(/^person\.household\.members\[\]\.person\.\w+$/);
  expect(refusals).toContainEqual(
    expect.objectContaining({ path, coordinate: 'Person.licenses', reason: 'when_rule' }),
  );
  expect(world.faults).toEqual([]);
});

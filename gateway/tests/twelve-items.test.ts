import { personas } from '../identity/sandbox/personas';
import { suiteWorld } from './world/suite-world';
import { type Ask, namedOperation } from './world/world';

/** Code, exercise level 3 and basic code of the items that are nobody's default. */
const S06 = '11990000000000115K3990100100601';
const S09 = '11990000000000115K3990100100901';
const S12 = '11990000000000115K3990100101201';

const caseOf = (item: string) => `${item}202611200001`;
const of = (persona: string, item?: string) => ({ persona, ...(item && { item, case: caseOf(item) }) });

const consent = {
  subjects: ['990101196802100280'],
  coordinates: [
    'Query.person',
    'Person.householdDivision',
    'Person.household',
    'Household.memberCount',
    'Person.vitalStatus',
    'Person.represents',
    'LegalEntity.annualRevenue',
    'LegalEntity.status',
    'Person.socialInsurance',
    'SocialInsurance.insured',
    'Division.code',
  ],
};

/** Item, its consumer, something that only a real answer can hold, and what may be refused: `path reason`. */
const ITEMS: readonly [string, Omit<Ask, 'query'>, string, readonly string[]][] = [
  ['S01', of('amr'), '"practiceBan":{"restricted":false', []],
  ['S02', of('education'), '"continuousMonths":38', ['guardian.residencePermit row_rule']],
  ['S04', of('tender-centre'), '"scheme":"纳税信用A级"', ['legalEntities[].penalties row_rule']],
  ['S05', of('venue'), '"colour":"', []],
  ['S06', of('amr', S06), '"representative":{"restricted":', []],
  [
    'S07',
    of('psb'),
    '"relationToHead":"',
    ['head.property[].licenseId row_rule', 'head.property[].attribute row_rule'],
  ],
  ['S08', of('transport'), '"attribute":"网络预约出租汽车驾驶员"', ['person.professional row_rule']],
  ['S09', of('amr', S09), '"certificateName":"', ['legalEntity.penalties row_rule']],
  ['S10', { persona: 'civil-affairs', consent }, '"memberCount":2', []],
  ['S11', of('housing'), '"attribute":"建筑工程施工总承包二级"', []],
  ['S12', of('amr', S12), '"formerNames":["', ['legalEntity.changes row_rule']],
];

const world = suiteWorld();

it.each(ITEMS)('%s answers its consumer with real data', async (item, caller, telling, refusable) => {
  const { response, body } = await world.ask({ ...caller, ...(await namedOperation(item)) });
  expect(response.status).toBe(200);
  expect(refusals(body)).toEqual(refusable);
  expect(JSON.stringify(body.data)).toContain(telling);
  expect(Object.values(body.data)).not.toContain(null);
  expect(world.faults).toEqual([]);
});

it('S03 answers each department of the item with its own step only', async () => {
  const operation = await namedOperation('S03');
  const [health, police, insurance] = await Promise.all([
    world.ask({ ...of('health'), ...operation }),
    world.ask({ persona: 'psb', item: personaItem('health'), case: caseOf(personaItem('health')), ...operation }),
    world.ask({ ...of('medical-insurance'), ...operation }),
  ]);
  expect(health.body.data).toMatchObject({
    certificate: { verdict: 'MATCH' },
    marriage: 'MATCH',
    mother: { household: null, socialInsurance: null },
  });
  expect(police.body.data.mother.household).toEqual({ id: 'hcastzhang0001', type: '家庭户' });
  expect(insurance.body.data.mother).toMatchObject({ household: null, socialInsurance: { insured: true } });
});

describe.each([...ITEMS.map(([item]) => item), 'S03', 'four-readers'])('%s', (item) => {
  it('gives nothing without an item', async () => {
    for (const { id } of personas) {
      const { body } = await world.ask({ persona: id, item: null, ...(await namedOperation(item)) });
      expect(leaves(body.data)).toEqual([]);
      expect(refusals(body).every((refusal) => refusal.endsWith(' item_required'))).toBe(true);
    }
  });

  it('gives nothing under a case-bound item without a case', async () => {
    const { body } = await world.ask({ persona: 'psb', case: '', ...(await namedOperation(item)) });
    expect(leaves(body.data)).toEqual([]);
  });
});

it('gives an organisation nothing under an item in which it has no step and no agreement', async () => {
  for (const [item, caller] of ITEMS) {
    const named = caller.item ?? personaItem(caller.persona);
    const { body } = await world.ask({
      ...caller,
      persona: 'bank',
      item: named,
      case: caseOf(named),
      ...(await namedOperation(item)),
    });
    if (item !== 'S12') expect({ item, leaves: leaves(body.data) }).toEqual({ item, leaves: [] });
  }
});

function personaItem(persona: string): string {
  return personas.find(({ id }) => id === persona)?.item ?? '';
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
function refusals(body: any): string[] {
  return (body.errors ?? []).map(({ extensions }: { extensions: { share: { path: string; reason: string } } }) =>
    extensions.share ? `${extensions.share.path} ${extensions.share.reason}` : JSON.stringify(extensions),
  );
}

/** Every value of an answer that is not null. */
function leaves(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value];
}

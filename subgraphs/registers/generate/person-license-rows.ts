import { addDays, referenceDate } from './days';
import { licenseRow } from './license-row';
import { licenseTypes } from './license-types';
import type { Household, Person } from './people';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** The licenses of a household's members: papers of the person, of the family, of a trade. */
export function* personLicenseRows(world: World, household: Household): Generator<Row> {
  for (const person of household.members) {
    if (person.deathDate) continue;
    const random = new Random(world.seed, 'license', person.index);
    for (const [kind, chance, years, attributes] of kinds(person, household)) {
      if (!random.chance(chance)) continue;
      const serial = String(person.index).padStart(10, '0');
      yield licenseRow(licenseTypes[kind], serial, holder(random, person), {
        number: `${serial.slice(-8)}${random.digits(4)}`,
        issuedOn: addDays(referenceDate, -random.integer(10, 4500)),
        years,
        attributes,
        ...dirty(random),
      });
    }
  }
}

type Kind = [
  type: keyof typeof licenseTypes,
  chance: number,
  years: number | null,
  attributes: Readonly<Record<string, string>>,
];

function kinds(person: Person, { members, home }: Household): Kind[] {
  const child: Kind[] = [['birthCertificate', person.age < 8 ? 0.9 : 0, null, { 出生地: person.county }]];
  if (person.age < 18) return child;
  const adult: Kind[] = [
    ['identityCard', 0.6, 20, { 签发机关: `${person.county}公安局` }],
    ['socialSecurity', 0.2, 10, { 参保地: person.county }],
    ['driving', person.age < 70 ? 0.35 : 0.05, 10, { 准驾车型: 'C1' }],
    ['vehicle', 0.1, 6, { 使用性质: '非营运' }],
    ['residencePermit', 0.08, 1, { 居住地: person.county }],
    ['professional', 0.02, 6, { 从业类别: '网络预约出租汽车驾驶员' }],
    ['specialWork', 0.01, 6, { 作业类别: '高处作业' }],
    ['builder', 0.01, 3, { 专业: '建筑工程', 等级: '二级' }],
    ['disability', 0.01, 10, { 残疾等级: '三级' }],
  ];
  if (person.role !== 'head') return adult;
  return [
    ...adult,
    ['householdBook', 0.5, null, { 户主: person.name }],
    ['property', 0.3, null, { 不动产单元号: home.unitNo, 面积: String(home.area) }],
    ['marriage', members.some(({ role }) => role === 'spouse') ? 0.8 : 0, null, {}],
  ];
}

/** 1 %: the source left the holder's code out. */
function holder(random: Random, person: Person): { pid: string; code: string | null } {
  return { pid: person.pid, code: random.chance(0.01) ? null : person.idNumber };
}

/** 1 % say `VALID` whatever their dates say, 1.5 % were ended by an authority. */
function dirty(random: Random): { status?: string } {
  const roll = random.integer(0, 999);
  if (roll < 10) return { status: 'VALID' };
  return roll < 25 ? { status: random.pick(['REVOKED', 'SUSPENDED', 'ANNULLED']) } : {};
}

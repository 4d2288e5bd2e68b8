import { addDays, referenceDate } from './days';
import { opaqueId } from './opaque-id';
import type { Household, Person } from './people';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** What the population department holds of a household, and the address it lives at. */
export function* populationRows(world: World, { householdId, members, home }: Household): Generator<Row> {
  const [head] = members;
  yield [
    'geography.address',
    {
      address_id: home.addressId,
      text: home.text,
      division: home.division,
      usage: '住宅',
      unit_no: home.unitNo,
      area: home.area,
    },
  ];
  yield [
    'population.household',
    {
      household_id: householdId,
      type: members.length === 1 && head!.index % 9 === 0 ? '集体户' : '家庭户',
      head_pid: head!.pid,
      address_id: home.addressId,
      member_count: members.length,
    },
  ];
  for (const [i, member] of members.entries()) {
    yield personRow(world, member, members, householdId, home);
    yield [
      'population.household_member',
      { household_id: householdId, rank: i + 1, pid: member.pid, relation_to_head: relationToHead(member) },
    ];
  }
  yield* kinshipRows(members);
}

function personRow(
  world: World,
  person: Person,
  members: readonly Person[],
  householdId: string,
  home: Household['home'],
): Row {
  const random = new Random(world.seed, 'person', person.index);
  const spouse = spouseOf(person, members);
  const county = random.chance(0.9) ? person.county : random.pick(world.counties);
  return [
    'population.person',
    {
      pid: person.pid,
      id_number: dirtyIdNumber(random, person.idNumber),
      name: person.name,
      former_name: random.chance(0.03) ? `${person.name}华` : null,
      sex: person.sex,
      ethnicity: person.name.includes('·') ? '维吾尔族' : random.pick(ethnicities),
      birth_date: person.birthDate,
      birth_place: random.chance(0.85) ? person.county : random.pick(world.counties),
      native_place: random.pick(world.counties),
      // 1.5 %: a division that is abolished by now.
      household_division: random.chance(0.015) ? `${county.slice(0, 4)}03` : county,
      household_address: home.addressId,
      residence_division: person.county,
      residence_address: home.addressId,
      household_id: householdId,
      marital_status: person.maritalStatus,
      spouse_pid: spouse?.pid ?? null,
      education: person.age < 16 ? '未成年' : random.pick(['初中', '高中', '大专', '本科', '硕士']),
      military_service: person.sex === '男' && random.chance(0.06) ? '退出现役' : '未服兵役',
      vital_status: person.deathDate ? 'DECEASED' : random.chance(0.002) ? 'CANCELLED' : 'ALIVE',
      death_date: person.deathDate,
      death_reason: person.deathDate ? random.pick(['疾病', '自然死亡', '意外']) : null,
      mobile: person.age < 12 ? null : `1${random.pick(['35', '36', '38', '59', '77', '86'])}${random.digits(8)}`,
      photo: `photo:${opaqueId('f', world.seed, String(person.index))}`,
      police_station: `${person.county}派出所`,
      under_correction: random.chance(0.005),
      duplicate_suspected: false,
    },
  ];
}

const ethnicities = [...new Array<string>(12).fill('汉族'), '回族', '苗族', '壮族', '满族'];

/** 0.3 % keep the lower-case check letter, 0.2 % a number of the first generation, 15 digits long. */
function dirtyIdNumber(random: Random, idNumber: string): string {
  const roll = random.integer(0, 999);
  if (roll < 3) return idNumber.toLowerCase();
  return roll < 5 ? idNumber.slice(0, 6) + idNumber.slice(8, 17) : idNumber;
}

function relationToHead({ role, sex }: Person): string {
  if (role === 'head') return '户主';
  if (role === 'spouse') return '配偶';
  if (role === 'elder') return sex === '男' ? '父亲' : '母亲';
  return sex === '男' ? '子' : '女';
}

function spouseOf(person: Person, members: readonly Person[]): Person | undefined {
  const other = person.role === 'head' ? 'spouse' : person.role === 'spouse' ? 'head' : null;
  return other ? members.find(({ role }) => role === other) : undefined;
}

/** Rows read: `relative_pid` is the `relation` of `pid`. */
function* kinshipRows(members: readonly Person[]): Generator<Row> {
  for (const person of members) {
    const spouse = spouseOf(person, members);
    if (spouse) yield kin(person, 'SPOUSE', spouse);
    for (const parent of parentsOf(person, members)) {
      yield kin(person, 'PARENT', parent);
      yield kin(parent, 'CHILD', person);
      if (person.age < 18) yield kin(person, 'GUARDIAN', parent);
    }
  }
}

function parentsOf(person: Person, members: readonly Person[]): Person[] {
  if (person.role === 'child') return members.filter(({ role }) => role === 'head' || role === 'spouse');
  return person.role === 'head' ? members.filter(({ role }) => role === 'elder') : [];
}

function kin(person: Person, relation: string, relative: Person): Row {
  return ['population.kinship', { pid: person.pid, relation, relative_pid: relative.pid }];
}

/** What the livelihood department holds of a person. */
export function* livelihoodRows(world: World, person: Person): Generator<Row> {
  const random = new Random(world.seed, 'livelihood', person.index);
  if (random.chance(0.95)) {
    const updatedAt = `${addDays(referenceDate, -random.integer(0, 6))}T${random.pick(['06', '08', '12'])}:30:00Z`;
    yield [
      'livelihood.health_pass',
      {
        pid: person.pid,
        id_number: person.idNumber,
        colour: random.pick([...new Array<string>(17).fill('GREEN'), 'YELLOW', 'YELLOW', 'RED']),
        valid_until: `${addDays(updatedAt.slice(0, 10), 7)}T00:00:00Z`,
        updated_at: updatedAt,
        reason_code: `R${random.digits(4)}`,
      },
    ];
  }
  if (person.age < 18) return;
  const insured = random.chance(0.8);
  yield [
    'livelihood.social_insurance',
    {
      pid: person.pid,
      insured,
      continuous_months: insured ? random.integer(1, 240) : 0,
      base: insured ? random.integer(3800, 26_000) : 0,
    },
  ];
}

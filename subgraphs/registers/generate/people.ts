import { addDays, addYears, ageAtReference, referenceDate } from './days';
import { countyName, townshipName } from './divisions';
import { mintIdNumber } from './mint-id-number';
import { drawName, drawSurname } from './names';
import { opaqueId } from './opaque-id';
import { Random } from './random';
import type { World } from './world';

/** A person of the crowd as the departments' rows are made from. */
export interface Person {
  readonly index: number;
  readonly pid: string;
  readonly idNumber: string;
  readonly name: string;
  readonly sex: '男' | '女';
  readonly birthDate: string;
  readonly age: number;
  readonly county: string;
  readonly role: Role;
  readonly maritalStatus: string;
  readonly deathDate: string | null;
}

export type Role = 'head' | 'spouse' | 'child' | 'elder';

/** People of one address; `members[0]` is the head. */
export interface Household {
  readonly householdId: string;
  readonly members: readonly Person[];
  readonly home: Home;
}

export interface Home {
  readonly addressId: string;
  readonly text: string;
  readonly division: string;
  readonly unitNo: string;
  readonly area: number;
}

/** Persons are made in blocks of whole households, so that kin never lie outside the block. */
export const blockSize = 10;

/** The households of block `b`, which holds the persons of index 10b to 10b + 9. */
export function households(world: World, b: number): Household[] {
  const random = new Random(world.seed, 'block', b);
  const result: Household[] = [];
  const end = Math.min(world.crowd, (b + 1) * blockSize);
  for (let index = b * blockSize; index < end; ) {
    const size = Math.min(end - index, random.pick([1, 1, 2, 2, 3, 3, 3, 4, 4, 5]));
    result.push(household(world, random, index, size, result.at(-1)?.members.at(-1)));
    index += size;
  }
  return result;
}

/** How many blocks a world has. */
export function blockCount(world: World): number {
  return Math.ceil(world.crowd / blockSize);
}

function household(world: World, random: Random, index: number, size: number, previous?: Person): Household {
  const county = random.pick(world.counties);
  const surname = drawSurname(random);
  const members = roles(random, size).map((draft, i) => person(world, random, index + i, county, surname, draft));
  // 0.5 %: registered twice, under one number and two keys.
  if (size === 1 && random.chance(0.06) && previous && previous.age >= 18 && !previous.deathDate) {
    members[0] = twin(members[0]!, previous);
  }
  return {
    householdId: opaqueId('h', world.seed, String(index)),
    members,
    home: drawHome(world, random, index, county),
  };
}

interface Draft {
  role: Role;
  sex: '男' | '女';
  birthDate: string;
  married: boolean;
  ownSurname: boolean;
}

/** Who lives together: singles, couples, couples or single parents with children, at times a grandparent. */
function roles(random: Random, size: number): Draft[] {
  const headIsMale = random.chance(0.65);
  const couple = size > 2 || (size === 2 && random.chance(0.75));
  const headAge = size > 2 ? random.integer(17 + 3 * size, 50) : random.integer(19, 84);
  const head = draft(random, 'head', headIsMale, headAge, couple, false);
  const members = [head];
  if (couple) {
    members.push(draft(random, 'spouse', !headIsMale, Math.max(20, headAge - random.integer(-3, 5)), true, true));
  }
  if (size >= 4 && random.chance(0.5)) {
    members.push(draft(random, 'elder', random.chance(0.4), headAge + random.integer(22, 32), false, false));
  }
  for (let later = size - members.length - 1, older = 0; later >= 0; later -= 1, older += 1) {
    const age = Math.max(3 * later, headAge - 24 - random.integer(0, 5) - 3 * older);
    members.push(draft(random, 'child', random.chance(0.52), age, false, false));
  }
  return members;
}

function draft(random: Random, role: Role, isMale: boolean, age: number, married: boolean, ownSurname: boolean): Draft {
  const birthDate = addDays(addYears(referenceDate, -age), -random.integer(0, 364));
  return { role, sex: isMale ? '男' : '女', birthDate, married, ownSurname };
}

function person(
  world: World,
  random: Random,
  index: number,
  county: string,
  surname: string,
  { role, sex, birthDate, married, ownSurname }: Draft,
): Person {
  const age = ageAtReference(birthDate);
  const dead = random.chance(age > 70 ? 0.12 : 0.003);
  const single =
    age < 22 ? '未婚' : random.pick(role === 'elder' ? ['丧偶', '丧偶', '离婚'] : ['未婚', '未婚', '离婚']);
  return {
    index,
    pid: opaqueId('p', world.seed, String(index)),
    idNumber: mintIdNumber(firstDivision(world, random, county), birthDate, drawSequence(random, sex)),
    name: drawName(random, sex, ownSurname ? drawSurname(random) : surname),
    sex,
    birthDate,
    age,
    county,
    role,
    maritalStatus: married ? '已婚' : single,
    deathDate: dead ? addDays(referenceDate, -random.integer(30, 3000)) : null,
  };
}

/** The division of first registration: mostly the county of residence, and 8 % one that is abolished by now. */
function firstDivision(world: World, random: Random, county: string): string {
  if (random.chance(0.08)) return `${county.slice(0, 4)}19`;
  const division = random.chance(0.85) ? county : random.pick(world.counties);
  return division === '990101' ? '990104' : division; // numbers of 990101 are kept for the cast
}

function drawSequence(random: Random, sex: '男' | '女'): number {
  return random.integer(0, 499) * 2 + (sex === '男' ? 1 : 0);
}

function twin(person: Person, original: Person): Person {
  return { ...original, index: person.index, pid: person.pid, role: 'head', maritalStatus: '未婚' };
}

function drawHome(world: World, random: Random, index: number, county: string): Home {
  const township = random.integer(0, 3);
  const street = random.pick(['长安路', '人民路', '解放街', '建设巷', '滨江大道']);
  const text = `云州省${countyName(county)}${townshipName(township)}${street}${random.integer(1, 300)}号${random.integer(1, 20)}幢${random.integer(1, 6)}单元${random.integer(101, 2804)}室`;
  return {
    addressId: opaqueId('a', world.seed, `home:${index}`),
    text,
    // 1 %: the old code stayed in the register.
    division: random.chance(0.01) ? `${county.slice(0, 4)}03` : `${county}00${township + 1}`,
    unitNo: drawUnitNo(random, county),
    area: random.integer(400, 1800) / 10,
  };
}

/** A real-estate unit number (不动产单元号): county 6, zone 6, parcel 7, building and unit 9. */
export function drawUnitNo(random: Random, county: string): string {
  return `${county}${random.digits(6)}GB${random.digits(5)}F${random.digits(8)}`;
}

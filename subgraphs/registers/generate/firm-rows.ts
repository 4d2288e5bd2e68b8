import { addDays, addYears, referenceDate } from './days';
import { countyName, townshipName } from './divisions';
import type { FirmPeople } from './firm-people';
import { type Firm, type FirmKind, firm } from './firms';
import { drawTrade, type Trade } from './names';
import { opaqueId } from './opaque-id';
import { organisationUscc } from './organisation-uscc';
import { drawUnitNo } from './people';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** At most this many firms register at the one address of the world (集群注册): the hot key among addresses. */
const clusterFirms = 3000;

const types: Readonly<Record<FirmKind, readonly [entityType: string, suffix: string]>> = {
  company: ['有限责任公司', '有限公司'],
  branch: ['有限责任公司分公司', '有限公司分公司'],
  selfEmployed: ['个体工商户', '店'],
  institution: ['事业单位', '中心'],
  association: ['社会团体', '协会'],
};

/** A firm with what the rows of other departments repeat of it. */
export interface FirmFace extends Firm {
  readonly name: string;
  readonly trade: Trade;
  readonly addressId: string;
  readonly establishedOn: string;
  readonly status: string;
}

/** Draws what a firm is, from a stream of its own. */
export function firmFace(world: World, target: Firm): FirmFace {
  const random = new Random(world.seed, 'firm', target.index);
  const trade = drawTrade(random, countyName(target.county).slice(-3), types[target.kind][1]);
  const clustered = target.index % 10 === 7 && Math.floor(target.index / 10) < clusterFirms;
  return {
    ...target,
    name: `${trade.name}${target.index > 0 && random.chance(0.02) ? '（筹）' : ''}`,
    trade,
    addressId: clustered ? clusterAddress(world) : opaqueId('a', world.seed, `firm:${target.index}`),
    establishedOn: addDays(referenceDate, -random.integer(60, 9000)),
    status: random.pick([...new Array<string>(16).fill('OPERATING'), 'SUSPENDED', 'REVOKED', 'CANCELLED', 'MOVED_OUT']),
  };
}

function clusterAddress(world: World): string {
  return opaqueId('a', world.seed, 'cluster');
}

/** The address that up to 3,000 firms share. */
export function clusterAddressRow(world: World): Row {
  const county = world.counties[0]!;
  return [
    'geography.address',
    {
      address_id: clusterAddress(world),
      text: `云州省${countyName(county)}${townshipName(0)}滨江大道1号创业大厦`,
      division: `${county}001`,
      usage: '商业',
      unit_no: `${county}000001GB00001F00000001`,
      area: 12_000,
    },
  ];
}

/** What the legal-entity department holds of a firm, and its address. */
export function* firmRows(world: World, face: FirmFace, people: FirmPeople): Generator<Row> {
  const random = new Random(world.seed, 'register', face.index);
  if (face.addressId !== clusterAddress(world)) yield addressRow(random, face);
  yield entityRow(world, random, face, people);
  for (const [i, [position, person]] of people.officers.entries()) {
    yield ['legal_entity.officer', { uscc: face.uscc, rank: i + 1, position, pid: person.pid }];
  }
  for (const [i, [holder, ratio]] of people.shareholders.entries()) {
    const link: Record<string, string> = 'pid' in holder ? { holder_pid: holder.pid } : { holder_uscc: holder.uscc };
    yield ['legal_entity.shareholder', { uscc: face.uscc, rank: i + 1, ratio, ...link }];
    if ('pid' in holder && ratio > 0.25) {
      yield ['legal_entity.beneficial_owner', { uscc: face.uscc, pid: holder.pid }];
    }
  }
  yield* historyRows(random, face);
}

function addressRow(random: Random, { addressId, county }: FirmFace): Row {
  const township = random.integer(0, 3);
  return [
    'geography.address',
    {
      address_id: addressId,
      text: `云州省${countyName(county)}${townshipName(township)}${random.pick(['商业街', '工业大道', '长安路'])}${random.integer(1, 400)}号${random.integer(101, 1820)}室`,
      division: random.chance(0.02) ? `${county.slice(0, 4)}19` : `${county}00${township + 1}`,
      usage: random.pick(['商业', '商业', '商业', '办公', '办公', '工业', '住宅']),
      unit_no: drawUnitNo(random, county),
      area: random.integer(200, 9000) / 10,
    },
  ];
}

function entityRow(world: World, random: Random, face: FirmFace, { representative }: FirmPeople): Row {
  const capital = random.integer(1, 500) * 10;
  return [
    'legal_entity.entity',
    {
      uscc: face.uscc,
      name: face.name,
      former_names: random.chance(0.05) ? [`${face.name.slice(0, 3)}旧${face.name.slice(3)}`] : [],
      entity_type: types[face.kind][0],
      status: face.status,
      registered_capital: `${capital}万元人民币`,
      paid_in_capital: `${random.integer(0, capital)}万元人民币`,
      established_on: face.establishedOn,
      operating_from: face.establishedOn,
      operating_to: random.chance(0.7) ? '9999-09-09' : addYears(face.establishedOn, 30),
      registered_address: face.addressId,
      division: face.county,
      business_scope: face.trade.scope,
      industry_code: face.trade.industry,
      registration_authority_uscc: organisationUscc('amr'),
      legal_representative_pid: representative.pid,
      // 2 %: the name was mistyped, or changed since.
      representative_name: random.chance(0.02) ? `${representative.name.slice(0, 1)}某` : representative.name,
      contact_phone: `1${random.pick(['33', '55', '80'])}${random.digits(8)}`,
      email: `office${face.index}@firm.example`,
      annual_revenue: random.pick(['NONE', 'LOW', 'LOW', 'MIDDLE', 'MIDDLE', 'HIGH']),
      parent_uscc: face.kind === 'branch' ? parentOf(world, face.index).uscc : null,
    },
  ];
}

/** The nearest company before a branch; index 1 is one, so there always is. */
function parentOf(world: World, index: number): Firm {
  for (let before = index - 1; ; before -= 1) {
    const candidate = firm(world, before);
    if (candidate.kind === 'company') return candidate;
  }
}

function* historyRows(random: Random, { uscc, name, establishedOn }: FirmFace): Generator<Row> {
  const later = () => addDays(establishedOn, random.integer(1, Math.max(1, daysBetween(establishedOn))));
  if (random.chance(0.05)) {
    const listedOn = later();
    yield [
      'legal_entity.abnormal_operation',
      {
        uscc,
        rank: 1,
        listed_on: listedOn,
        reason: random.pick(['未按规定公示年度报告', '通过登记的住所无法联系']),
        authority_uscc: organisationUscc('amr'),
        removed_on: random.chance(0.5) ? earlier(addDays(listedOn, random.integer(20, 700))) : null,
      },
    ];
  }
  const changes = random.pick([0, 0, 0, 1, 2]);
  for (let rank = 1; rank <= changes; rank += 1) {
    const [item, before, after] = random.pick([
      ['名称变更', `${name.slice(0, 3)}旧${name.slice(3)}`, name],
      ['住所变更', '云州市旧址', '云州市新址'],
      ['注册资本变更', '100万元人民币', '500万元人民币'],
    ] as const);
    yield ['legal_entity.change', { uscc, rank, item, before, after, changed_on: later() }];
  }
}

const daysBetween = (date: string) => Math.floor((Date.parse(referenceDate) - Date.parse(date)) / 86_400_000);

const earlier = (date: string) => (date > referenceDate ? referenceDate : date);

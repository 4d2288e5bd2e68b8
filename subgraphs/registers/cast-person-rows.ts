import { cast } from './cast';
import { castPid } from './cast-pid';
import { ageAtReference } from './generate/days';
import type { Cell, Row } from './generate/row';

type Name = keyof typeof cast.persons;

/** Households of the cast, the head first, with each member's relation to the head. */
const households: readonly {
  readonly id: string;
  readonly address: string;
  readonly division: string;
  readonly members: readonly (readonly [name: Name, relation: string])[];
}[] = [
  {
    id: 'hcastzhang0001',
    address: cast.addresses.home,
    division: '990101',
    members: [
      ['zhangMin', '户主'],
      ['liQiang', '配偶'],
      ['liXiaoYu', '女'],
      ['liXiaoAn', '子'],
    ],
  },
  {
    id: 'hcastchen00001',
    address: cast.addresses.chenHome,
    division: '990101',
    members: [
      ['applicantChen', '户主'],
      ['chenXue', '女'],
    ],
  },
  ...(['wangFang', 'zhaoLei', 'sunManager', 'zhouHaiTao', 'wuQian', 'hePing'] as const).map((name, i) => ({
    id: `hcastsingle00${i + 1}`,
    address: cast.addresses.newHome,
    division: '990102',
    members: [[name, '户主'] as const],
  })),
];

const couples: readonly (readonly [Name, Name])[] = [['zhangMin', 'liQiang']];
const parents: readonly (readonly [child: Name, parent: Name])[] = [
  ['liXiaoYu', 'zhangMin'],
  ['liXiaoYu', 'liQiang'],
  ['liXiaoAn', 'zhangMin'],
  ['liXiaoAn', 'liQiang'],
  ['chenXue', 'applicantChen'],
];

/** The cast in the registers of population and livelihood. */
export function* castPersonRows(seed: number): Generator<Row> {
  const pid = (name: Name) => castPid(seed, name);
  for (const { id, address, division, members } of households) {
    yield [
      'population.household',
      {
        household_id: id,
        type: '家庭户',
        head_pid: pid(members[0]![0]),
        address_id: address,
        member_count: members.length,
      },
    ];
    for (const [i, [name, relation]] of members.entries()) {
      yield [
        'population.household_member',
        { household_id: id, rank: i + 1, pid: pid(name), relation_to_head: relation },
      ];
      yield personRow(seed, name, { household_id: id, household_address: address, household_division: division });
      yield* livelihoodRows(seed, name);
    }
  }
  for (const [child, parent] of parents) {
    yield kin(pid(child), 'PARENT', pid(parent));
    yield kin(pid(parent), 'CHILD', pid(child));
    if (ageAtReference(cast.persons[child].birthDate) < 18) yield kin(pid(child), 'GUARDIAN', pid(parent));
  }
  for (const [a, b] of couples) {
    yield kin(pid(a), 'SPOUSE', pid(b));
    yield kin(pid(b), 'SPOUSE', pid(a));
  }
}

function kin(pid: string, relation: string, relative: string): Row {
  return ['population.kinship', { pid, relation, relative_pid: relative }];
}

function personRow(seed: number, name: Name, household: Record<string, string>): Row {
  const { idNumber, name: fullName, sex, birthDate, mobile } = cast.persons[name];
  const couple = couples.find((pair) => pair.includes(name));
  const spouse = couple?.find((other) => other !== name);
  const adult = ageAtReference(birthDate) >= 18;
  const cells: Record<string, Cell> = {
    pid: castPid(seed, name),
    id_number: idNumber,
    name: fullName,
    former_name: name === 'zhangMin' ? '张小敏' : null,
    sex,
    ethnicity: name === 'zhangMin' ? '回族' : '汉族',
    birth_date: birthDate,
    birth_place: '990101',
    native_place: '990204',
    ...household,
    residence_division: household.household_division!,
    residence_address: household.household_address!,
    marital_status: spouse ? '已婚' : name === 'applicantChen' ? '丧偶' : '未婚',
    spouse_pid: spouse ? castPid(seed, spouse) : null,
    education: adult ? '本科' : '未成年',
    military_service: name === 'liQiang' ? '退出现役' : '未服兵役',
    vital_status: 'ALIVE',
    mobile,
    photo: `photo:${name}`,
    police_station: '云江区云江街道派出所',
    under_correction: false,
    duplicate_suspected: false,
  };
  return ['population.person', cells];
}

function* livelihoodRows(seed: number, name: Name): Generator<Row> {
  const { idNumber, birthDate } = cast.persons[name];
  yield [
    'livelihood.health_pass',
    {
      pid: castPid(seed, name),
      id_number: idNumber,
      colour: name === 'zhaoLei' ? 'YELLOW' : 'GREEN',
      valid_until: '2026-12-31T00:00:00Z',
      updated_at: '2026-11-19T08:00:00Z',
      reason_code: name === 'zhaoLei' ? 'R2001' : 'R0000',
    },
  ];
  if (ageAtReference(birthDate) < 18) return;
  const insured = name !== 'applicantChen';
  yield [
    'livelihood.social_insurance',
    {
      pid: castPid(seed, name),
      insured,
      continuous_months: name === 'zhangMin' ? 38 : insured ? 60 : 0,
      base: name === 'zhangMin' ? 8650.5 : insured ? 7200 : 0,
    },
  ];
  yield [
    'credit.person_credit',
    { pid: castPid(seed, name), id_number: idNumber, judgment_debtor: name === 'zhaoLei' },
  ];
}

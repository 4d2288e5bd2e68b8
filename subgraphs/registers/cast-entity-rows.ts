import { cast } from './cast';
import { castPid } from './cast-pid';
import { organisationUscc } from './generate/organisation-uscc';
import type { Cell, Row } from './generate/row';

type Name = keyof typeof cast.entities;
type PersonName = keyof typeof cast.persons;

interface Part {
  readonly representative: PersonName;
  readonly address: keyof typeof cast.addresses;
  readonly scope: string;
  readonly industry: string;
  readonly revenue: string;
  /** Persons or entities of the cast with their ratio. */
  readonly shareholders?: readonly (readonly [holder: PersonName | Name, ratio: number])[];
  readonly cells?: Readonly<Record<string, Cell>>;
}

const building = {
  address: 'office',
  scope: '房屋建筑工程施工；市政工程施工',
  industry: '4710',
  revenue: 'HIGH',
} as const;

/** bidder1 -> bidder2 -> bidder3 -> bidder1 hold one another, and zhouHaiTao holds parts of bidder1 and bidder4. */
const parts: Readonly<Record<Name, Part>> = {
  restaurant: {
    representative: 'zhangMin',
    address: 'premises',
    scope: '餐饮服务；食品销售',
    industry: '6210',
    revenue: 'MIDDLE',
    shareholders: [
      ['zhangMin', 0.7],
      ['liQiang', 0.3],
    ],
  },
  contractor: { ...building, representative: 'hePing', shareholders: [['hePing', 1]] },
  bidder1: {
    ...building,
    representative: 'zhouHaiTao',
    shareholders: [
      ['zhouHaiTao', 0.7],
      ['bidder3', 0.3],
    ],
  },
  bidder2: {
    ...building,
    representative: 'wuQian',
    shareholders: [
      ['wuQian', 0.7],
      ['bidder1', 0.3],
    ],
  },
  bidder3: {
    ...building,
    representative: 'hePing',
    shareholders: [
      ['hePing', 0.7],
      ['bidder2', 0.3],
    ],
  },
  bidder4: {
    ...building,
    representative: 'wuQian',
    shareholders: [
      ['wuQian', 0.6],
      ['zhouHaiTao', 0.4],
    ],
  },
  bidder5: { ...building, representative: 'sunManager', shareholders: [['sunManager', 1]] },
  closing: {
    representative: 'wuQian',
    address: 'office',
    scope: '旧货零售；烟草制品零售',
    industry: '5290',
    revenue: 'NONE',
  },
  renamed: {
    representative: 'hePing',
    address: 'renamedOffice',
    scope: '软件开发',
    industry: '6510',
    revenue: 'MIDDLE',
    shareholders: [['hePing', 1]],
    cells: { former_names: ['云州旧锐科技有限公司'] },
  },
  revoked: {
    representative: 'wangFang',
    address: 'office',
    scope: '日用百货零售',
    industry: '5290',
    revenue: 'NONE',
    cells: { status: 'REVOKED' },
  },
  stall: {
    representative: 'applicantChen',
    address: 'chenHome',
    scope: '早点制售',
    industry: '6220',
    revenue: 'LOW',
    cells: { entity_type: '个体工商户', registered_capital: '1万元人民币', paid_in_capital: '1万元人民币' },
  },
  school: {
    representative: 'hePing',
    address: 'school',
    scope: '小学教育',
    industry: '8321',
    revenue: 'NONE',
    cells: { entity_type: '事业单位', registration_authority_uscc: organisationUscc('education') },
  },
};

/** The cast in the register of legal entities. */
export function* castEntityRows(seed: number): Generator<Row> {
  for (const name of Object.keys(parts) as Name[]) {
    const { uscc } = cast.entities[name];
    const { representative, shareholders = [] } = parts[name];
    yield ['legal_entity.entity', entityCells(seed, name)];
    yield ['legal_entity.officer', { uscc, rank: 1, position: '执行董事', pid: castPid(seed, representative) }];
    for (const [i, [holder, ratio]] of shareholders.entries()) {
      yield ['legal_entity.shareholder', { uscc, rank: i + 1, ratio, ...holderCells(seed, holder) }];
    }
    yield ['legal_entity.beneficial_owner', { uscc, pid: castPid(seed, representative) }];
  }
  yield* historyRows();
}

function entityCells(seed: number, name: Name): Record<string, Cell> {
  const { uscc, name: fullName } = cast.entities[name];
  const { representative, address, scope, industry, revenue, cells } = parts[name];
  return {
    uscc,
    name: fullName,
    former_names: [],
    entity_type: '有限责任公司',
    status: 'OPERATING',
    registered_capital: '500万元人民币',
    paid_in_capital: '120万元人民币',
    established_on: '2019-03-18',
    operating_from: '2019-03-18',
    operating_to: '9999-09-09',
    registered_address: cast.addresses[address],
    division: '990101',
    business_scope: scope,
    industry_code: industry,
    registration_authority_uscc: organisationUscc('amr'),
    legal_representative_pid: castPid(seed, representative),
    representative_name: cast.persons[representative].name,
    contact_phone: '13899990001',
    email: `${name}@firm.example`,
    annual_revenue: revenue,
    ...cells,
  };
}

function holderCells(seed: number, holder: PersonName | Name): Record<string, Cell> {
  if (holder in cast.persons) return { holder_pid: castPid(seed, holder as PersonName) };
  return { holder_uscc: cast.entities[holder as Name].uscc };
}

function* historyRows(): Generator<Row> {
  const authority = { authority_uscc: organisationUscc('amr') };
  const late = '未按规定公示年度报告';
  const listing = { rank: 1, listed_on: '2024-07-08', reason: late, ...authority };
  yield [
    'legal_entity.abnormal_operation',
    { uscc: cast.entities.restaurant.uscc, ...listing, removed_on: '2024-09-02' },
  ];
  yield ['legal_entity.abnormal_operation', { uscc: cast.entities.closing.uscc, ...listing, removed_on: null }];
  const changed = (rank: number, item: string, before: string, after: string, on: string): Row => [
    'legal_entity.change',
    { uscc: cast.entities.renamed.uscc, rank, item, before, after, changed_on: on },
  ];
  yield changed(1, '住所变更', '云州市旧江区老街1号', '云州市云陵县旧江区老街9号', '2024-02-01');
  yield changed(2, '名称变更', '云州旧锐科技有限公司', '云州新锐科技有限公司', '2026-10-12');
}

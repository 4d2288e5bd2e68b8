import type { Persona } from './persona';

/** Default items: USCC of the implementing organ, exercise level 3 (city), basic code 12 (GB/T 39554.1). */
const items = {
  S01: '11990000000000115K3990100100101',
  S02: '11990000000000174N3990100700201',
  S03: '11990000000000182H3990100700301',
  S04: '1199000000000110X43991000100401',
  S05: '11990000000000182H3991000100501',
  S07: '11990000000000107Q3990100700701',
  S08: '1199000000000111843990100100801',
  S09: '11990000000000115K3990100100901',
  S10: '11990000000001134R3990500101001',
  S11: '11990000000001142L3990100101101',
  S12: '11990000000000115K3990100101201',
} as const;

type Row = readonly [id: string, zh: string, en: string, item: keyof typeof items | null, steward?: 'steward'];

const rows: readonly Row[] = [
  ['psb', '公安', 'Public security', 'S07', 'steward'],
  ['amr', '市场监管', 'Market regulation', 'S01', 'steward'],
  ['education', '教育', 'Education', 'S02'],
  ['health', '卫生健康', 'Health', 'S03'],
  ['medical-insurance', '医疗保障', 'Medical insurance', 'S03'],
  ['hrss', '人力资源社会保障', 'Human resources and social security', 'S03', 'steward'],
  ['tender-centre', '公共资源交易', 'Tender centre', 'S04'],
  ['venue', '场所码', 'Venue code', 'S05'],
  ['transport', '交通运输', 'Transport', 'S08'],
  ['ride-platform', '网约车平台', 'Ride-hailing platform (company)', 'S08'],
  ['tax', '税务', 'Tax', 'S09'],
  ['customs', '海关', 'Customs', 'S09'],
  ['civil-affairs', '民政', 'Civil affairs', 'S10'],
  ['housing', '住房城乡建设', 'Housing and construction', 'S11'],
  ['urban-management', '城市管理', 'Urban management', 'S01'],
  ['fire', '消防救援', 'Fire and rescue', 'S01'],
  ['tobacco', '烟草专卖', 'Tobacco', 'S01'],
  ['provident-fund', '住房公积金', 'Housing provident fund', 'S12'],
  ['bank', '银行', 'Bank (company)', 'S12'],
  ['ndrc', '发展改革', 'Development and reform', null, 'steward'],
  ['license-bureau', '电子证照', 'Electronic licenses', null, 'steward'],
  ['approval-bureau', '行政审批', 'Administrative approval', null, 'steward'],
  ['natural-resources', '自然资源', 'Natural resources', null, 'steward'],
];

/** One for each organisation of the registry, in the order of the explorer's picker. */
export const personas: readonly Persona[] = rows.map(([id, zh, en, item, steward]) => ({
  id,
  label: { zh, en },
  client: `${id}-app`,
  operator: `op-${id}-1`,
  roles: steward ? ['developer', 'steward'] : ['developer'],
  division: '990100',
  item: item && items[item],
  // Accepted on 2026-11-20, the first of its day.
  case: item && `${items[item]}202611200001`,
}));

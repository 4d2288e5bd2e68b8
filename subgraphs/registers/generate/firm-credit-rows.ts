import { addDays, addYears, referenceDate } from './days';
import type { FirmPeople } from './firm-people';
import type { FirmFace } from './firm-rows';
import { measures } from './measures';
import { opaqueId } from './opaque-id';
import { organisationUscc } from './organisation-uscc';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** What the credit department holds of a firm, and the references to its penalties in the permits department. */
export function* firmCreditRows(world: World, face: FirmFace, people: FirmPeople): Generator<Row> {
  const random = new Random(world.seed, 'credit', face.index);
  yield [
    'credit.entity_credit',
    {
      uscc: face.uscc,
      grade: random.pick(['A', 'A', 'B', 'B', 'B', 'C', 'D']),
      judgment_debtor: random.chance(0.03),
      tax_arrears: random.chance(0.05),
      wage_arrears: random.chance(0.03),
      social_insurance_arrears: random.chance(0.04),
    },
  ];
  if (random.chance(0.1)) {
    const cells = { uscc: face.uscc, rank: 1, scheme: '纳税信用A级', grade: 'A', year: random.integer(2021, 2025) };
    yield ['credit.incentive', cells];
  }
  if (random.chance(0.015)) yield* seriousRows(world, random, face, people);
  const penalties = random.chance(0.08) ? random.pick([1, 1, 2, 4]) : 0;
  for (let n = 1; n <= penalties; n += 1) yield* penaltyRows(world, random, face, n);
}

/** A listing of the firm, and its measure on the firm and on the person who represents it. */
function* seriousRows(world: World, random: Random, face: FirmFace, { representative }: FirmPeople): Generator<Row> {
  const listedOn = addDays(referenceDate, -random.integer(30, 2000));
  const expiresOn = addYears(listedOn, 3);
  const repaired = random.chance(0.2);
  const [onFirm, onPerson] = [random.pick(measures), measures[0]!];
  const recordId = opaqueId('s', world.seed, String(face.index));
  yield [
    'credit.serious_dishonesty',
    {
      record_id: recordId,
      uscc: face.uscc,
      list_name: random.pick([
        '市场监管严重违法失信名单',
        '拖欠农民工工资失信联合惩戒对象名单',
        '重大税收违法失信主体',
      ]),
      legal_basis: '市场监督管理严重违法失信名单管理办法 第二条',
      authority_uscc: organisationUscc('amr'),
      listed_on: listedOn,
      expires_on: expiresOn,
      removed_on: repaired ? addDays(listedOn, 20) : null,
      repaired,
      measures: [onFirm.measure],
    },
  ];
  const terms = { record_id: recordId, starts_on: listedOn, expires_on: expiresOn, repaired };
  yield [
    'credit.discipline',
    {
      discipline_id: `${recordId}1`,
      uscc: face.uscc,
      measure: onFirm.measure,
      legal_basis: onFirm.legalBasis,
      ...terms,
    },
  ];
  yield [
    'credit.discipline',
    {
      discipline_id: `${recordId}2`,
      pid: representative.pid,
      id_number: representative.idNumber,
      measure: onPerson.measure,
      legal_basis: onPerson.legalBasis,
      ...terms,
    },
  ];
}

const offences = [
  ['经营超过保质期的食品', '中华人民共和国食品安全法 第一百二十四条', '罚款'],
  ['未按规定公示企业信息', '企业信息公示暂行条例 第十七条', '警告'],
  ['占道经营', '城市市容和环境卫生管理条例 第三十六条', '罚款'],
  ['无证销售卷烟', '烟草专卖法实施条例 第五十七条', '没收违法所得'],
] as const;

function* penaltyRows(world: World, random: Random, face: FirmFace, n: number): Generator<Row> {
  const [violation, basis, kind] = random.pick(offences);
  const decidedOn = addDays(referenceDate, -random.integer(5, 2200));
  const penaltyId = opaqueId('x', world.seed, `${face.index}:${n}`);
  yield [
    'credit.penalty',
    {
      penalty_id: penaltyId,
      decision_no: `云市监罚〔${decidedOn.slice(0, 4)}〕${face.index + 1}-${n}号`,
      violation,
      facts: `当事人于${decidedOn}被检查时发现${violation}，现场负责人到场确认。`,
      basis,
      kind,
      fine_ten_thousand: kind === '警告' ? 0 : random.integer(1, 500) / 10,
      decided_on: decidedOn,
      publish_until: addYears(decidedOn, random.pick([1, 1, 3])),
      repaired: random.chance(0.15),
      authority_uscc: organisationUscc('amr'),
      // 2 %: the source left the code out.
      subject_uscc: random.chance(0.02) ? null : face.uscc,
    },
  ];
  yield ['permits.penalty_reference', { penalty_id: penaltyId, subject_uscc: face.uscc, decided_on: decidedOn }];
}

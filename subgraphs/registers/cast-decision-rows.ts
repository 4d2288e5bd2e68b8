import { cast } from './cast';
import { castPid } from './cast-pid';
import { licenseTypes } from './generate/license-types';
import { measures } from './generate/measures';
import { organisationUscc } from './generate/organisation-uscc';
import type { Row } from './generate/row';

const { entities, persons } = cast;

/** What authorities decided on the cast: penalties, listings, measures, permits. */
export function* castDecisionRows(seed: number): Generator<Row> {
  yield* entityCreditRows();
  yield* penaltyRows();
  yield* seriousRows(seed);
  yield* permitRows(seed);
}

function* entityCreditRows(): Generator<Row> {
  for (const [name, { uscc }] of Object.entries(entities)) {
    const closing = name === 'closing';
    yield [
      'credit.entity_credit',
      {
        uscc,
        grade: name === 'bidder3' ? 'D' : closing ? 'C' : 'A',
        judgment_debtor: name === 'bidder3',
        tax_arrears: closing,
        wage_arrears: name === 'bidder4',
        social_insurance_arrears: closing,
      },
    ];
  }
  yield ['credit.incentive', { uscc: entities.bidder1.uscc, rank: 1, scheme: '纳税信用A级', grade: 'A', year: 2025 }];
}

/** One that is published still, one whose publication ended, one that was repaired, one of the closing firm. */
function* penaltyRows(): Generator<Row> {
  const cases = [
    ['xcast00000001', entities.bidder2.uscc, '2026-03-10', '2027-03-10', false, '未按规定公示企业信息', '警告', 0],
    ['xcast00000002', entities.bidder3.uscc, '2023-05-20', '2024-05-20', false, '违法分包', '罚款', 12.5],
    ['xcast00000003', entities.bidder4.uscc, '2026-01-15', '2027-01-15', true, '安全防护设施不合格', '罚款', 3],
    ['xcast00000004', entities.closing.uscc, '2026-06-30', '2027-06-30', false, '未按规定公示企业信息', '罚款', 1],
  ] as const;
  for (const [i, [id, uscc, decidedOn, publishUntil, repaired, violation, kind, fine]] of cases.entries()) {
    yield [
      'credit.penalty',
      {
        penalty_id: id,
        decision_no: `云市监罚〔${decidedOn.slice(0, 4)}〕C${i + 1}号`,
        violation,
        facts: `当事人${violation}，现场负责人何某到场确认。`,
        basis: '企业信息公示暂行条例 第十七条',
        kind,
        fine_ten_thousand: fine,
        decided_on: decidedOn,
        publish_until: publishUntil,
        repaired,
        authority_uscc: organisationUscc('amr'),
        subject_uscc: uscc,
      },
    ];
    yield ['permits.penalty_reference', { penalty_id: id, subject_uscc: uscc, decided_on: decidedOn }];
  }
}

/** bidder3 may not bid; zhaoLei may not represent a firm nor handle food, and may buy plane tickets again. */
function* seriousRows(seed: number): Generator<Row> {
  const basis = new Map(measures.map(({ measure, legalBasis }) => [measure, legalBasis]));
  const records = [
    ['scast00000001', { uscc: entities.bidder3.uscc }, '2025-04-01', '2028-04-01', ['BIDDING_BAN']],
    [
      'scast00000002',
      { pid: castPid(seed, 'zhaoLei') },
      '2025-09-01',
      '2028-09-01',
      ['LEGAL_REPRESENTATIVE_BAN', 'FOOD_PRACTICE_BAN'],
    ],
    ['scast00000003', { pid: castPid(seed, 'zhaoLei') }, '2021-02-01', '2024-02-01', ['HIGH_CONSUMPTION_BAN']],
  ] as const;
  for (const [id, subject, listedOn, expiresOn, applied] of records) {
    yield [
      'credit.serious_dishonesty',
      {
        record_id: id,
        ...subject,
        list_name: '市场监管严重违法失信名单',
        legal_basis: '市场监督管理严重违法失信名单管理办法 第二条',
        authority_uscc: organisationUscc('amr'),
        listed_on: listedOn,
        expires_on: expiresOn,
        repaired: false,
        measures: [...applied],
      },
    ];
    for (const [i, measure] of applied.entries()) {
      yield [
        'credit.discipline',
        {
          discipline_id: `${id}${i + 1}`,
          record_id: id,
          ...subject,
          id_number: 'pid' in subject ? persons.zhaoLei.idNumber : null,
          measure,
          legal_basis: basis.get(measure)!,
          starts_on: listedOn,
          expires_on: expiresOn,
          repaired: false,
        },
      ];
    }
  }
}

function* permitRows(seed: number): Generator<Row> {
  const permits = [
    [
      'kcast00000001',
      { subject_uscc: entities.closing.uscc },
      licenseTypes.tobacco,
      '2024-03-01',
      '2029-03-01',
      'office',
    ],
    ['kcast00000002', { subject_uscc: entities.closing.uscc }, licenseTypes.fire, '2022-03-01', '2025-03-01', 'office'],
    [
      'kcast00000003',
      { subject_uscc: entities.renamed.uscc },
      licenseTypes.food,
      '2025-05-01',
      '2030-05-01',
      'renamedOffice',
    ],
    [
      'kcast00000004',
      { subject_uscc: entities.contractor.uscc },
      licenseTypes.safety,
      '2025-01-10',
      '2028-01-10',
      'office',
    ],
    [
      'kcast00000005',
      { subject_pid: castPid(seed, 'zhangMin') },
      licenseTypes.food,
      '2026-02-02',
      '2031-02-02',
      'premises',
    ],
  ] as const;
  for (const [i, [id, subject, type, decidedOn, validTo, premises]] of permits.entries()) {
    yield [
      'permits.permit',
      {
        permit_id: id,
        decision_no: `云审许〔${decidedOn.slice(0, 4)}〕C${i + 1}号`,
        category: 'ORDINARY',
        certificate_name: type.name,
        permit_no: `C${decidedOn.replaceAll('-', '')}${i + 1}`,
        content: `准予取得${type.name}`,
        decided_on: decidedOn,
        valid_from: decidedOn,
        valid_to: validTo,
        status: 'NORMAL',
        authority_uscc: type.issuer,
        premises_address: cast.addresses[premises],
        ...subject,
      },
    ];
  }
}

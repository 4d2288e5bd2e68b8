import { dateOf } from './date-of';
import { draw } from './draw';
import { usccAt } from './uscc-at';

const violations = [
  '使用不合格建筑材料',
  '未按规定公示年度报告',
  '转包或者违法分包工程',
  '未落实安全生产责任制',
] as const;
const authorities = 20;

/** The public credit of a firm. */
export function creditOf(uscc: string): object {
  return {
    __typename: 'EntityCredit',
    seriousDishonesty: Array.from({ length: draw(uscc, 'serious', 6) === 0 ? 1 : 0 }, () => ({
      __typename: 'SeriousDishonesty',
      listName: '拖欠农民工工资失信联合惩戒对象名单',
      legalBasis: '《保障农民工工资支付条例》第四十八条',
      listedOn: dateOf(uscc, 'listedOn', 2018),
      expiresOn: dateOf(uscc, 'expiresOn', 2027),
      repaired: false,
    })),
    judgmentDebtor: draw(uscc, 'debtor', 20) === 0,
    taxArrears: draw(uscc, 'tax', 15) === 0,
    wageArrears: draw(uscc, 'wage', 15) === 0,
    incentives: Array.from({ length: draw(uscc, 'incentives', 2) }, (_, index) => ({
      __typename: 'Incentive',
      scheme: '纳税信用评价',
      grade: 'ABM'[draw(uscc, `grade${index}`, 3)],
      year: 2025 - index,
    })),
  };
}

/**
 * The penalties of a firm since a day: none, one or two. None is repaired and publication ends in 2090, so that no row rule
 * takes one away and every target answers the same.
 */
export function penaltiesOf(uscc: string, since: string | null): object[] {
  return Array.from({ length: draw(uscc, 'penalties', 3) }, (_, index) => ({
    __typename: 'Penalty',
    penaltyId: `${uscc}-${index}`,
    decisionNo: `云市监罚〔20${20 + draw(uscc, `no${index}`, 6)}〕${1_000 + draw(uscc, `serial${index}`, 9_000)}号`,
    violation: violations[draw(uscc, `violation${index}`, violations.length)],
    kind: '罚款',
    fineTenThousand: (1 + draw(uscc, `fine${index}`, 400)) / 4,
    decidedOn: dateOf(uscc, `decidedOn${index}`),
    publishUntil: '2090-12-31',
    repaired: false,
    subject: { __typename: 'LegalEntity', uscc },
    authority: { __typename: 'LegalEntity', uscc: usccAt('11', draw(uscc, `authority${index}`, authorities)) },
  })).filter(({ decidedOn }) => since === null || decidedOn >= since);
}

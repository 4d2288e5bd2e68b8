/** A discipline measure of the national basic list (全国失信惩戒措施基础清单). */
export interface Measure {
  readonly measure: string;
  readonly label: string;
  readonly legalBasis: string;
}

/** Measures that may be applied; anything else is to be refused, whatever a local list says. */
export const measures: readonly Measure[] = [
  {
    measure: 'LEGAL_REPRESENTATIVE_BAN',
    label: '限制担任法定代表人、董事、监事、高级管理人员',
    legalBasis: '中华人民共和国公司法 第一百七十八条',
  },
  { measure: 'FOOD_PRACTICE_BAN', label: '食品行业从业禁止', legalBasis: '中华人民共和国食品安全法 第一百三十五条' },
  {
    measure: 'BIDDING_BAN',
    label: '限制参加政府采购、工程招标投标',
    legalBasis: '中华人民共和国招标投标法 第五十三条',
  },
  {
    measure: 'LICENSING_RESTRICTION',
    label: '限制取得相关行政许可',
    legalBasis: '中华人民共和国行政许可法 第七十八条',
  },
  { measure: 'HIGH_CONSUMPTION_BAN', label: '限制高消费', legalBasis: '最高人民法院关于限制被执行人高消费的若干规定' },
];

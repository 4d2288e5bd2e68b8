/**
 * Descriptions of what several departments publish under one name. Composition keeps one description a type, so
 * departments that word it differently would have it change with the number of departments.
 */
export const labels = {
  Address: '标准地址 / Standard address',
  AdministrativeDecision: '行政决定（许可或处罚） / Administrative decision, a permit or a penalty',
  Division: '行政区划 / Administrative division (GB/T 2260)',
  LegalEntity: '法人及其他组织 / Legal entity or other organisation',
  Party: '主体（自然人或法人） / Party: a person or a legal entity',
  Penalty: '行政处罚 / Administrative penalty',
  Person: '人员 / Person',
  Verdict: '核验结论 / Verdict of a verification',
  addressId: '地址标识 / Address identifier',
  authority: '决定机关 / Deciding authority',
  code: '区划代码 / Division code (GB/T 2260, 6, 9 or 12 digits)',
  decidedOn: '决定日期 / Date of the decision',
  decisionNo: '决定文书号 / Number of the decision document',
  first: '最多返回条数，上限 500 / How many to return at most, up to 500',
  penaltyId: '处罚标识 / Penalty identifier',
  pid: '人员内部标识 / Internal identifier of a person',
  uscc: '统一社会信用代码 / Unified social credit code (GB 32100)',
} as const;

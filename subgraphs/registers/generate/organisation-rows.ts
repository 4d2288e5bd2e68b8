import { licenseTypes } from './license-types';
import { measures } from './measures';
import { organisations } from './organisations';
import type { Row } from './row';

/** Rows that do not depend on seed or size: organisations, license types, the national list of measures. */
export function* organisationRows(): Generator<Row> {
  for (const { uscc, name, entityType } of organisations) {
    yield [
      'legal_entity.entity',
      {
        uscc,
        name,
        former_names: [],
        entity_type: entityType,
        status: 'OPERATING',
        established_on: '2018-10-01',
        operating_from: '2018-10-01',
        operating_to: '9999-09-09',
        division: '990000',
        business_scope: entityType === '机关' ? '依法履行职责' : '依法须经批准的项目除外',
        annual_revenue: 'NONE',
      },
    ];
  }
  for (const { code, name, definer, holderType } of Object.values(licenseTypes)) {
    yield [
      'licenses.license_type',
      { type_code: code, name, defining_authority_uscc: definer, holder_type: holderType },
    ];
  }
  for (const { measure, label, legalBasis } of measures) {
    yield ['credit.measure', { measure, label, legal_basis: legalBasis }];
  }
}

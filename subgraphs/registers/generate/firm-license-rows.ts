import { addDays, addYears, referenceDate } from './days';
import type { FirmFace } from './firm-rows';
import { licenseRow } from './license-row';
import { type LicenseType, licenseTypes } from './license-types';
import { opaqueId } from './opaque-id';
import { Random } from './random';
import type { Row } from './row';
import type { World } from './world';

/** The licenses of a firm, and the permits that they rest on. */
export function* firmLicenseRows(world: World, face: FirmFace): Generator<Row> {
  const random = new Random(world.seed, 'firm-license', face.index);
  for (const [type, chance, years, attributes] of kinds(face)) {
    if (!random.chance(chance)) continue;
    const issuedOn = addDays(referenceDate, -random.integer(10, 2500));
    const serial = String(face.index).padStart(10, '0');
    const number = `${type.code.slice(-3)}${serial}`;
    yield licenseRow(
      type,
      serial,
      { uscc: face.uscc, code: random.chance(0.01) ? null : face.uscc },
      {
        number,
        issuedOn,
        years,
        attributes,
        ...dirty(random),
      },
    );
    if (type !== licenseTypes.business) yield permitRow(world, random, face, type, number, issuedOn, years ?? 5);
  }
}

type Kind = readonly [
  type: LicenseType,
  chance: number,
  years: number | null,
  attributes: Readonly<Record<string, string>>,
];

function kinds({ trade, kind }: FirmFace): Kind[] {
  const scope = { 经营范围: trade.scope };
  const all: Kind[] = kind === 'institution' ? [] : [[licenseTypes.business, 0.98, null, scope]];
  if (/^6/.test(trade.industry) && trade.industry !== '6510') {
    all.push([licenseTypes.food, 0.9, 5, { 主体业态: '餐饮服务经营者' }], [licenseTypes.fire, 0.4, 3, {}]);
    all.push([licenseTypes.hygiene, 0.5, 4, { 许可项目: '住宿业' }]);
  }
  if (trade.industry === '4710') {
    all.push([licenseTypes.qualification, 0.9, 5, { 资质类别及等级: '建筑工程施工总承包三级' }]);
    all.push([licenseTypes.safety, 0.85, 3, { 许可范围: '建筑施工' }]);
  }
  if (trade.industry === '5290') all.push([licenseTypes.tobacco, 0.6, 5, { 许可范围: '卷烟零售' }]);
  return all;
}

/** 1 % say `VALID` whatever their dates say. */
function dirty(random: Random): { status?: string } {
  return random.chance(0.01) ? { status: 'VALID' } : {};
}

function permitRow(
  world: World,
  random: Random,
  face: FirmFace,
  type: LicenseType,
  number: string,
  decidedOn: string,
  years: number,
): Row {
  return [
    'permits.permit',
    {
      permit_id: opaqueId('k', world.seed, `${face.index}:${type.code}`),
      decision_no: `云审许〔${decidedOn.slice(0, 4)}〕${face.index + 1}号`,
      category: random.pick(['ORDINARY', 'ORDINARY', 'ORDINARY', 'RECOGNITION', 'APPROVAL']),
      certificate_name: type.name,
      permit_no: number,
      content: `准予${face.name}取得${type.name}`,
      decided_on: decidedOn,
      valid_from: decidedOn,
      valid_to: random.chance(0.1) ? '2099-12-31' : addYears(decidedOn, years),
      status: random.pick([...new Array<string>(17).fill('NORMAL'), 'REVOKED', 'DISPUTED', 'OTHER']),
      authority_uscc: type.issuer,
      subject_uscc: face.uscc,
      premises_address: face.addressId,
    },
  ];
}

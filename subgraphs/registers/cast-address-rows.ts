import { cast } from './cast';
import type { Row } from './generate/row';

/** Addresses of the cast and the district of its school. */
const addresses: readonly (readonly [
  id: string,
  text: string,
  division: string,
  usage: string,
  unitNo: string,
  area: number,
])[] = [
  [
    cast.addresses.home,
    '云州省云州市云江区云江街道长安路12号3幢2单元501室',
    '990101001001',
    '住宅',
    '990101000001GB00001F00010001',
    92.4,
  ],
  [
    cast.addresses.premises,
    '云州省云州市云江区云江街道滨江大道88号101铺',
    '990101001',
    '商业',
    '990101000001GB00002F00010001',
    168,
  ],
  // Recorded under a county that was merged into 990102.
  [
    cast.addresses.newHome,
    '云州省云州市旧江区城关镇人民路7号2幢1单元302室',
    '990103',
    '住宅',
    '990103000001GB00003F00010002',
    105.6,
  ],
  [
    cast.addresses.chenHome,
    '云州省云州市云江区和平街道建设巷3号1单元102室',
    '990101002',
    '住宅',
    '990101000002GB00004F00010003',
    48.2,
  ],
  [
    cast.addresses.office,
    '云州省云州市云江区和平街道长安路200号建设大厦',
    '990101002',
    '办公',
    '990101000002GB00005F00010004',
    3200,
  ],
  [cast.addresses.renamedOffice, '云州省云州市旧江区老街9号', '990103', '办公', '990103000001GB00006F00010005', 260],
  [
    cast.addresses.school,
    '云州省云州市云江区云江街道长安路30号',
    '990101001',
    '教育',
    '990101000001GB00007F00010006',
    12_400,
  ],
];

export function* castAddressRows(): Generator<Row> {
  for (const [address_id, text, division, usage, unit_no, area] of addresses) {
    yield ['geography.address', { address_id, text, division, usage, unit_no, area }];
  }
  yield ['geography.school_district', { school_uscc: cast.entities.school.uscc, division: '990101001' }];
}

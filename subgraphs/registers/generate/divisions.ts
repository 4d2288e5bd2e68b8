import type { Row } from './row';
import type { World } from './world';

const countyNames = ['云江区', '云陵县', '', '临河区', '安平县', '永丰县'];
const prefectureNames = [
  '云州市',
  '清源市',
  '宁川市',
  '长岭市',
  '江阳市',
  '东岭市',
  '平海市',
  '和泰市',
  '新安市',
  '丰城市',
];
const townshipNames = ['云江街道', '和平街道', '城关镇', '东岭乡'];
const villageNames = ['一村', '二村', '三村'];

function prefectureName(code: string): string {
  const prefecture = Number(code.slice(2, 4)) - 1;
  const round = Math.floor(prefecture / prefectureNames.length);
  return `${round > 0 ? `第${round + 1}` : ''}${prefectureNames[prefecture % prefectureNames.length]}`;
}

/** The name of a county that stands in addresses, with its prefecture. */
export function countyName(code: string): string {
  return `${prefectureName(code)}${countyNames[Number(code.slice(4, 6)) - 1]}`;
}

/** The name of a township: the same four in every county. */
export function townshipName(township: number): string {
  return townshipNames[township]!;
}

/**
 * The tree of divisions: province 990000, prefectures, counties, townships, villages. In each prefecture county 03 was
 * merged into 02 and county 19 split over 01 and 02, so that old codes lead to one and to two new ones.
 */
export function* divisionRows(world: World): Generator<Row> {
  yield division('990000', '云州省', 'PROVINCE', null);
  const prefectures = new Set(world.counties.map((county) => `${county.slice(0, 4)}00`));
  for (const code of prefectures) {
    yield division(code, prefectureName(code), 'PREFECTURE', '990000');
    const county = (digits: string) => code.slice(0, 4) + digits;
    yield abolished(county('03'), '旧江区', code, [county('02')]);
    yield abolished(county('19'), '城郊区', code, [county('01'), county('02')]);
  }
  for (const code of world.counties) {
    yield division(code, countyNames[Number(code.slice(4)) - 1]!, 'COUNTY', `${code.slice(0, 4)}00`);
    for (const [t, township] of townshipNames.entries()) {
      const townshipCode = `${code}00${t + 1}`;
      yield division(townshipCode, township, 'TOWNSHIP', code);
      for (const [v, village] of villageNames.entries()) {
        yield division(`${townshipCode}00${v + 1}`, village, 'VILLAGE', townshipCode);
      }
    }
  }
}

function division(code: string, name: string, level: string, parent: string | null): Row {
  const cells = { code, name, level, parent_code: parent, replaced_by: [], valid_from: '1983-01-01' };
  return ['geography.division', { ...cells, valid_to: null }];
}

function abolished(code: string, name: string, parent: string, replacedBy: string[]): Row {
  const cells = { code, name, level: 'COUNTY', parent_code: parent, replaced_by: replacedBy };
  return ['geography.division', { ...cells, valid_from: '1983-01-01', valid_to: '2015-06-30' }];
}

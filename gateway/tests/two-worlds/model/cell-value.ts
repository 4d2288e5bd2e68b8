import { type GraphQLOutputType, getNamedType, getNullableType, isEnumType, isListType } from 'graphql';
import type { Random } from '../../../../schema/testing/random';
import { mintIdNumber } from '../../../../subgraphs/registers/generate/mint-id-number';
import { mintLicenseId } from '../../../../subgraphs/registers/generate/mint-license-id';
import { mintUscc } from '../../../../subgraphs/registers/generate/mint-uscc';
import type { Cell } from './model';
import { mintToken } from './tokens';

const code = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Texts that stand in few values, so that rules over them hold for some rows and not for others. */
export const pooled: Readonly<Record<string, readonly string[]>> = {
  typeCode: ['11100000000013338W901', '11100000MB03271699022', '11100000000019713D001'],
  usage: ['住宅', '商业', '办公'],
  item: ['名称变更', '住所变更', '股东变更', '法定代表人变更'],
  sex: ['男', '女'],
  relationToHead: ['户主', '配偶', '子'],
  maritalStatus: ['未婚', '已婚'],
  colour: ['GREEN', 'RED'],
  kind: ['警告', '罚款'],
  grade: ['A', 'B', 'C'],
  entityType: ['有限责任公司', '个体工商户'],
};

/** Names of attributes that licenses have; agreements grant some of them. */
export const attributeNames = ['不动产单元号', '从业类别', '资质类别及等级', '备注'] as const;

/** A value that the field could have, from a seeded source. */
export function cellValue(coordinate: string, type: GraphQLOutputType, random: Random): Cell {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return Array.from({ length: random.below(3) }, () => mintToken(random));
  const named = getNamedType(type);
  if (isEnumType(named)) return random.pick(named.getValues()).name;
  switch (named.name) {
    case 'Boolean':
      return random.chance(0.5);
    case 'Int':
      return random.below(5);
    case 'Float':
      return random.below(5) + 0.5;
    case 'Date':
      return coordinate === 'Person.birthDate' ? birthDate(random) : date(random, 2024, 5);
    case 'DateTime':
      return `${date(random, 2026, 2)}T08:00:00.000Z`;
    case 'IdNumber':
      return mintIdNumber('990101', birthDate(random), random.below(1000));
    case 'Uscc':
      return mintUscc('91', '990101', letters(random, 8));
    case 'LicenseId':
      return mintLicenseId(
        random.pick(pooled['typeCode'] ?? []),
        mintUscc('91', '990101', letters(random, 8)),
        digits(random, 14),
      );
    case 'DivisionCode':
      return `9901${digits(random, 5)}`;
    default:
      return text(coordinate, random);
  }
}

function text(coordinate: string, random: Random): Cell {
  if (coordinate === 'License.attribute') {
    return { byArgument: Object.fromEntries(attributeNames.map((name) => [name, mintToken(random)])) };
  }
  const name = coordinate.slice(coordinate.indexOf('.') + 1);
  const pool = pooled[name];
  if (pool) return random.pick(pool);
  const token = mintToken(random);
  // What stands around the token is what a mask leaves of the value, so a masked value never holds its token.
  if (/mobile|phone/i.test(name)) return `138${digits(random, 4)}0001`;
  if (name === 'email') return `z${token}@example.cn`;
  if (/name$/i.test(name)) return `王${token}芳`;
  if (coordinate === 'Address.text') return `云州省云市云江区桂花街道${token}号`;
  if (name === 'number') return `${token}0001`;
  return token;
}

/** Four in ten are children. */
function birthDate(random: Random): string {
  return random.chance(0.4) ? date(random, 2013, 13) : date(random, 1950, 55);
}

function date(random: Random, from: number, years: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${from + random.below(years)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => random.below(10)).join('');
}

function letters(random: Random, length: number): string {
  return Array.from({ length }, () => code[random.below(code.length)]).join('');
}

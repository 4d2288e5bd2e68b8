import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
} from 'graphql';
import type { Random } from '../../../../schema/testing/random';
import { mintIdNumber } from '../../../../subgraphs/registers/generate/mint-id-number';
import type { ModelCatalogue } from './catalogue';
import { cellValue } from './cell-value';
import type { Cell, ModelWorld, Row } from './model';

/** Rows of each type; three of types that are not named. */
const counts: Readonly<Record<string, number>> = {
  Person: 7,
  LegalEntity: 6,
  License: 8,
  Permit: 4,
  Penalty: 5,
  EntityChange: 5,
  Address: 4,
  Division: 4,
  HouseholdMember: 4,
  Household: 2,
};

/** Worked out on the spot, so no rows are held of them. */
const verdicts: ReadonlySet<string> = new Set(['Query', 'DisciplineVerdict', 'LicenseVerdict']);

/** Of these, every third row is looked up by nobody: what is granted below a field of the root is hidden of it. */
const reached: ReadonlySet<string> = new Set(['Person', 'LegalEntity', 'License']);

/** A world from a seed. */
export function buildWorld(schema: GraphQLSchema, catalogue: ModelCatalogue, random: Random): ModelWorld {
  const ids = new Map<string, string[]>();
  for (const typeName of catalogue.fields.keys()) {
    if (verdicts.has(typeName)) continue;
    ids.set(
      typeName,
      Array.from({ length: counts[typeName] ?? 3 }, (_, index) => `${typeName}:${index}`),
    );
  }
  const rows = new Map<string, Row>();
  for (const [typeName, ofType] of ids) {
    for (const [index, id] of ofType.entries()) {
      const row = buildRow(schema, catalogue, ids, typeName, id, random);
      rows.set(id, reached.has(typeName) && index % 3 === 2 ? { ...row, unnamed: true } : row);
    }
  }
  return { rows };
}

/** One row with cells of its own, linked to rows among `ids`. */
export function buildRow(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  ids: ReadonlyMap<string, readonly string[]>,
  typeName: string,
  id: string,
  random: Random,
): Row {
  const type = schema.getType(typeName) as GraphQLObjectType;
  const cells: Record<string, Cell> = {};
  for (const { name, composite, derivedFrom } of catalogue.fields.get(typeName) ?? []) {
    if (derivedFrom.length > 0) continue;
    cells[name] = composite ? link(schema, type, name, ids, random) : newCell(schema, typeName, name, random);
  }
  if (typeName === 'Person' && random.chance(0.85)) {
    cells['idNumber'] = mintIdNumber('990101', String(cells['birthDate']), random.below(1000));
  }
  return { id, type: typeName, cells };
}

/** Another value for a leaf. Keys and dates of birth are never null: without them a row could not be found at all. */
export function newCell(schema: GraphQLSchema, typeName: string, name: string, random: Random): Cell {
  const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[name];
  if (!field) throw new Error(`no field ${typeName}.${name}`);
  const coordinate = `${typeName}.${name}`;
  if (!never.has(coordinate) && random.chance(0.08)) return null;
  return cellValue(coordinate, field.type, random);
}

const never: ReadonlySet<string> = new Set([
  ...['Person.pid', 'Person.birthDate', 'Person.idNumber', 'LegalEntity.uscc', 'License.licenseId', 'HealthPass.pid'],
  ...['Permit.permitId', 'Penalty.penaltyId', 'Address.addressId', 'Division.code', 'License.attribute'],
]);

/** Another cell for a field that leads to objects: up to six of them, or one, or none. */
export function link(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
  ids: ReadonlyMap<string, readonly string[]>,
  random: Random,
): Cell {
  const output = type.getFields()[name]?.type;
  if (!output) throw new Error(`no field ${type.name}.${name}`);
  const named = getNamedType(output);
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  const candidates = possible.flatMap((each) => ids.get(each.name) ?? []);
  if (isListType(getNullableType(output))) {
    const refs = new Set<string>();
    for (let n = random.below(7); n > 0; n -= 1) refs.add(random.pick(candidates));
    return { refs: [...refs] };
  }
  return random.chance(0.12) ? null : { ref: random.pick(candidates) };
}

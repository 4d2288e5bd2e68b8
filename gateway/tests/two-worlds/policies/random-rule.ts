import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
} from 'graphql';
import type { RuleContent } from '../../../../policies/engine/documents';
import type { Random } from '../../../../schema/testing/random';
import type { ModelCatalogue } from '../model/catalogue';
import { attributeNames, pooled } from '../model/cell-value';

/** A rule over rows that holds for some rows and not for others; null where the row has nothing to read. */
export function randomRowRule(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  coordinate: string,
  random: Random,
): RuleContent | null {
  const [typeName, name] = coordinate.split('.') as [string, string];
  const parent = schema.getType(typeName) as GraphQLObjectType;
  const output = parent.getFields()[name]?.type;
  const onElements = output && isListType(getNullableType(output));
  const row = onElements ? getNamedType(output) : parent;
  if (!isObjectType(row) && !isAbstractType(row)) return null;
  const fields = 'getFields' in row ? Object.values(row.getFields()) : [];
  const terms = fields.flatMap((field) => term(schema, catalogue, row.name, field, random));
  if (terms.length === 0) return null;
  const first = random.pick(terms);
  if (random.chance(0.1)) {
    return `${placeCondition(catalogue.parents.get(typeName) ?? [], random)} ${random.pick(['&&', '||'])} ${first.text}`;
  }
  if (random.chance(0.6)) return first.text;
  const second = random.pick(terms);
  if (random.chance(0.4) && first.path !== second.path) {
    const rule = `row.${first.path} == null || ${second.text}`;
    return { rule, nullable: [`row.${first.path}`] };
  }
  return `${first.text} ${random.pick(['&&', '||'])} ${second.text}`;
}

interface Term {
  readonly path: string;
  readonly text: string;
}

function term(
  schema: GraphQLSchema,
  catalogue: ModelCatalogue,
  typeName: string,
  field: GraphQLField<unknown, unknown>,
  random: Random,
): Term[] {
  if (field.args.length > 0 || isListType(getNullableType(field.type))) return [];
  const named = getNamedType(field.type);
  if (isObjectType(named)) {
    if (!random.chance(0.3)) return [];
    const below = Object.values(named.getFields()).filter((each) => !isObjectType(getNamedType(each.type)));
    return below
      .flatMap((each) => term(schema, catalogue, named.name, each, random))
      .slice(0, 1)
      .map(({ path, text }) => ({ path: `${field.name}.${path}`, text: text.replace('row.', `row.${field.name}.`) }));
  }
  const own = catalogue.fields.get(typeName)?.find(({ name }) => name === field.name);
  if (own && own.derivedFrom.length > 0) return [];
  const text = comparison(field, random);
  return text === null ? [] : [{ path: field.name, text: `row.${field.name} ${text}` }];
}

function comparison(field: GraphQLField<unknown, unknown>, random: Random): string | null {
  const named = getNamedType(field.type);
  const pool = isEnumType(named) ? named.getValues().map(({ name }) => name) : pooled[field.name];
  if (pool) {
    if (random.chance(0.2)) return `in ["${random.pick(pool)}", "${random.pick(pool)}"]`;
    return `${random.pick(['==', '!='])} "${random.pick(pool)}"`;
  }
  if (named.name === 'Boolean') return `== ${random.chance(0.5)}`;
  if (named.name === 'Int') return `>= ${1 + random.below(3)}`;
  if (named.name === 'Float') return `< ${1 + random.below(4)}.0`;
  if (named.name === 'Date') return random.chance(0.5) ? '>= request.date' : '< "2026-07-01"';
  return null;
}

/**
 * A rule over arguments, the request and where the field stands, most often one that some requests meet.
 * @param parents coordinates of the fields below which it may stand
 */
export function randomWhenRule(
  field: GraphQLField<unknown, unknown>,
  parents: readonly string[],
  random: Random,
): RuleContent | null {
  const args = new Set(field.args.map(({ name }) => name));
  const choices: RuleContent[] = [];
  if (args.has('first')) choices.push('args.first <= 2');
  if (args.has('year')) choices.push('args.year >= request.year && args.year <= request.year + 1');
  if (args.has('name') && field.name === 'attribute') choices.push(`args.name == "${random.pick(attributeNames)}"`);
  if (args.has('typeCode')) choices.push({ rule: 'args.typeCode != null', nullable: ['args.typeCode'] });
  if (random.chance(0.3)) choices.push(`consumer.organisation != "nobody"`);
  if (parents.length > 0) {
    const place = placeCondition(parents, random);
    const last = choices.at(-1);
    choices.push(place);
    if (typeof last === 'string' && random.chance(0.3)) choices.push(`${last} && ${place}`);
  }
  return choices.length > 0 ? random.pick(choices) : null;
}

/** Below some of the fields; below none of them, where none is drawn. */
function placeCondition(parents: readonly string[], random: Random): string {
  const share = random.pick([0.2, 0.5, 0.8]);
  const some = parents.filter(() => random.chance(share)).map((parent) => `"${parent}"`);
  return some.length > 0 ? `field.parent in [${some.join(', ')}]` : 'field.parent == null';
}

import { type GraphQLSchema, getNamedType, getNullableType, isAbstractType, isListType, isObjectType } from 'graphql';
import type { CompiledPolicy, ServiceItem } from '../../../policies/engine/model';
import type { CompiledRule } from '../../../policies/engine/policy-index';

/** Rows of one type of which a reader sees nothing but what rules let through. */
export interface ClosedRows {
  readonly typeName: string;
  /** Fields whose cells matter only where one of the rules holds. */
  readonly fields: readonly string[];
  /** A row of which none holds is as if it were not there. */
  readonly rules: readonly CompiledRule[];
}

/**
 * Where rules over rows stand between a reader and cells: lists whose elements are removed, if no other way that is
 * granted leads to rows of their type, and leaves that are null in some rows.
 */
export function closedRows(
  policy: CompiledPolicy,
  schema: GraphQLSchema,
  { organisation, item }: { organisation: string; item: ServiceItem | null },
): ClosedRows[] {
  const shares = item && policy.index.items.get(item.code)?.consumers.get(organisation);
  if (!shares) return [];
  const found: ClosedRows[] = [];
  const open = new Set<string>();
  const lists = new Map<string, CompiledRule[]>();
  for (const [coordinate, { grants }] of shares) {
    const [typeName, name] = coordinate.split('.') as [string, string];
    const parent = schema.getType(typeName);
    const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
    if (!field || grants.length === 0) continue;
    const rules = grants.flatMap(({ rows }) => rows ?? []);
    // Where a row stands is not known here: what depends on it counts as open.
    const ofRow = ({ reads, variables }: CompiledRule) =>
      !variables.has('field') && reads.every(({ length }) => length === 1);
    const ruled = rules.length === grants.length && rules.every(ofRow);
    const target = getNamedType(field.type);
    if (isObjectType(target) || isAbstractType(target)) {
      const types = isObjectType(target) ? [target] : schema.getPossibleTypes(target);
      const list = ruled && isListType(getNullableType(field.type)) && types.length === 1;
      for (const { name: each } of types) {
        if (list) lists.set(each, [...(lists.get(each) ?? []), ...rules]);
        else open.add(each);
      }
    } else if (ruled) found.push({ typeName, fields: [name], rules });
  }
  for (const [typeName, rules] of lists) {
    const type = schema.getType(typeName);
    if (open.has(typeName) || !isObjectType(type)) continue;
    found.push({ typeName, fields: Object.keys(type.getFields()), rules });
  }
  const used = new Set([...shares.keys()].flatMap((coordinate) => usedBy(policy, coordinate)));
  // What a rule reads keeps its outcome, and what is looked up or computed from stays for those who may.
  return found.map((rows) => {
    const read = new Set(rows.rules.flatMap(({ reads }) => reads.map(([name]) => name)));
    return { ...rows, fields: rows.fields.filter((name) => !read.has(name) && !used.has(`${rows.typeName}.${name}`)) };
  });
}

function usedBy(policy: CompiledPolicy, coordinate: string): readonly string[] {
  const field = policy.field(coordinate);
  const roles = Object.values(field?.arguments ?? {});
  const named = roles.flatMap((role) => (role.kind === 'looksUp' || role.kind === 'verifies' ? [role.coordinate] : []));
  return [...(field?.derivedFrom ?? []), ...named];
}

import { type GraphQLField, type GraphQLObjectType, getNamedType, isInputObjectType } from 'graphql';
import type { RoleContent } from '../documents';
import type { ArgumentRole } from '../model';
import type { PolicyIndex, PreparedArgument, PreparedField } from '../policy-index';
import { argumentRole } from './argument-roles';
import { catalogueField } from './catalogue-field';
import { ownerName } from './owner-name';
import type { PolicySource, Sourced } from './policy-source';
import { subjectRule } from './subject-rule';

/** The catalogue as `decide` looks it up. The source is without faults. */
export function prepareFields(source: PolicySource): Pick<PolicyIndex, 'fields' | 'inputs' | 'subjects'> {
  const subjects = new Map([...source.subjects].map(([type, { content }]) => [type, subjectRule(content)]));
  const argument = (role: ArgumentRole, type: Parameters<typeof getNamedType>[0]): PreparedArgument => {
    const named = getNamedType(type);
    const [typeName, fieldName] = 'coordinate' in role ? role.coordinate.split('.') : [];
    const subject = typeName ? subjects.get(typeName) : undefined;
    return {
      role,
      input: isInputObjectType(named) ? named.name : null,
      identifiesPerson: subject?.kind === 'person' && subject.identifier === fieldName,
    };
  };
  const fields = new Map<string, PreparedField>();
  for (const [coordinate, entry] of source.fields) {
    const field = catalogueField(entry);
    // A linted catalogue classifies every argument of every field of the graph, and nothing else.
    const definition = source.schema.getType(entry.typeName) as GraphQLObjectType;
    const { args } = definition.getFields()[entry.fieldName] as GraphQLField<unknown, unknown>;
    const roles = Object.values(field.arguments);
    const about = subjects.get(entry.typeName)?.kind ?? 'none';
    fields.set(coordinate, {
      field,
      owner: ownerName(source, entry.catalogue.owner),
      arguments: new Map(args.map(({ name, type }) => [name, argument(field.arguments[name] as ArgumentRole, type)])),
      needsConsent: about !== 'none' || roles.some(({ kind }) => kind === 'verifies'),
    });
  }
  const inputs = new Map<string, Map<string, PreparedArgument>>();
  for (const type of Object.values(source.schema.getTypeMap())) {
    if (!isInputObjectType(type)) continue;
    const known = new Map<string, PreparedArgument>();
    for (const field of Object.values(type.getFields())) {
      const { content } = source.inputs.get(`${type.name}.${field.name}`) as Sourced<RoleContent>;
      known.set(field.name, argument(argumentRole(content), field.type));
    }
    inputs.set(type.name, known);
  }
  return { fields, inputs, subjects };
}

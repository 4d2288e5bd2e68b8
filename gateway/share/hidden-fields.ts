import { type GraphQLSchema, getNamedType, isAbstractType, isCompositeType, isObjectType } from 'graphql';
import type { CompiledPolicy, SubjectRule } from '../../policies/engine/model';
import type { ShapeSubject } from './model';
import { below, type Selection } from './selection';

/** Which of a person's own fields have to be known before anything about them may be shown. */
export interface SubjectNeeds {
  readonly bornOn: boolean;
  readonly identifier: boolean;
}

/** Adds the fields that a rule reads, by their own names and never shown. Paths that do not exist add nothing. */
export function addPath(schema: GraphQLSchema, selection: Selection, path: readonly string[]): Selection[] {
  const [name, ...rest] = path;
  const type = schema.getType(selection.typeName);
  if (name === undefined || !isObjectType(type)) return [selection];
  const definition = type.getFields()[name];
  if (!definition || definition.args.length > 0) return [];
  const target = getNamedType(definition.type);
  if (!isCompositeType(target)) {
    selection.select(name, name, '', false);
    return [];
  }
  const abstract = isAbstractType(target);
  const field = selection.select(name, name, '', abstract);
  const concrete = isAbstractType(target) ? schema.getPossibleTypes(target) : [target];
  return concrete.flatMap((object) => addPath(schema, below(field, object.name), rest));
}

/** Adds what is needed to know whom an object is about. */
export function addSubject(
  schema: GraphQLSchema,
  policy: CompiledPolicy,
  selection: Selection,
  needs: SubjectNeeds,
): void {
  const rule: SubjectRule = policy.subject(selection.typeName);
  switch (rule.kind) {
    case 'path':
      for (const target of addPath(schema, selection, rule.path)) {
        // One hop: a subject that is found by yet another path counts as unknown, see projection.
        if (policy.subject(target.typeName).kind !== 'path') addSubject(schema, policy, target, needs);
      }
      break;
    case 'organisation':
      addPath(schema, selection, [rule.key]);
      break;
    case 'person':
      addPath(schema, selection, [rule.key]);
      if (needs.bornOn && rule.bornOn) addPath(schema, selection, [rule.bornOn]);
      if (needs.identifier && rule.identifier) addPath(schema, selection, [rule.identifier]);
  }
}

/** The rule of a type, with the type at the end of a path where the schema already says it. */
export function shapeSubject(schema: GraphQLSchema, policy: CompiledPolicy, typeName: string): ShapeSubject {
  const rule = policy.subject(typeName);
  if (rule.kind !== 'path') return rule;
  let type = schema.getType(typeName);
  for (const name of rule.path) {
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    type = field && getNamedType(field.type);
  }
  return { ...rule, typeName: isObjectType(type) ? type.name : null };
}

import { type GraphQLSchema, getNamedType, isAbstractType, isCompositeType, isObjectType } from 'graphql';
import type { CompiledPolicy, SubjectRule } from '../../policies/engine/model';
import { below, type Selection } from './selection';

/** Which of a person's own fields have to be known before anything about them may be shown. */
export interface SubjectNeeds {
  readonly bornOn: boolean;
  readonly identifier: boolean;
}

/** A path of subjects longer than this is a catalogue that points at itself. */
const MAX_SUBJECT_HOPS = 4;

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
  hops = 0,
): void {
  const rule: SubjectRule = policy.subject(selection.typeName);
  if (rule.kind === 'parent' || rule.kind === 'none' || hops > MAX_SUBJECT_HOPS) return;
  if (rule.kind === 'path') {
    for (const target of addPath(schema, selection, rule.path)) addSubject(schema, policy, target, needs, hops + 1);
    return;
  }
  addPath(schema, selection, [rule.key]);
  if (rule.kind === 'organisation') return;
  if (needs.bornOn && rule.bornOn) addPath(schema, selection, [rule.bornOn]);
  if (needs.identifier && rule.identifier) addPath(schema, selection, [rule.identifier]);
}

import { type GraphQLSchema, getNamedType, isCompositeType, isLeafType, isObjectType } from 'graphql';
import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { subjectRule } from '../compile/subject-rule';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

/** Every object type says whom its objects are about: minors, consents and the audit trail hang on it. */
export function subject(source: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const { schema, subjects } = source;
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type) || subjects.has(type.name)) continue;
    const owner = source.catalogues.find(({ content }) => content.types?.[type.name]);
    // A type that no catalogue names is already told of as unclassified, or is GraphQL's own.
    if (!owner) continue;
    const message = `\`${type.name}\` doesn't say whom its objects are about`;
    const hint = 'Add `subject` in the catalogue of the subgraph that owns the type: a person, a path, parent or none.';
    faults.push(faultAt(owner.place('types', type.name), 'subject', message, hint));
  }
  for (const [typeName, { content, place }] of subjects) {
    for (const path of pathsOf(content)) {
      const problem = wrongPath(schema, typeName, path.names, path.leaf);
      if (problem) faults.push(faultAt(place(), 'subject', problem.message, problem.hint));
    }
  }
  return faults;
}

function pathsOf(content: Parameters<typeof subjectRule>[0]): { names: readonly string[]; leaf: boolean }[] {
  const rule = subjectRule(content);
  if (rule.kind === 'path') return [{ names: rule.path, leaf: false }];
  if (rule.kind === 'organisation') return [{ names: [rule.key], leaf: true }];
  if (rule.kind !== 'person') return [];
  return [rule.key, rule.bornOn, rule.identifier].flatMap((name) => (name ? [{ names: [name], leaf: true }] : []));
}

function wrongPath(
  schema: GraphQLSchema,
  typeName: string,
  names: readonly string[],
  leaf: boolean,
): { message: string; hint: string } | null {
  const text = `the subject of \`${typeName}\`, \`${names.join('.')}\`,`;
  let type = schema.getType(typeName);
  for (const name of names) {
    if (!isObjectType(type)) return { message: `${text} leads through \`${type}\``, hint: 'Paths go through objects.' };
    const field = type.getFields()[name];
    const hint = `Name a field of \`${type.name}\`.${didYouMean(name, Object.keys(type.getFields()))}`;
    if (!field) return { message: `${text} is not in the graph`, hint };
    type = getNamedType(field.type);
  }
  const right = leaf ? isLeafType(type) : isCompositeType(type);
  const expected = leaf ? 'a scalar' : 'an object';
  return right ? null : { message: `${text} is \`${type}\`, expected ${expected}`, hint: `Name ${expected}.` };
}

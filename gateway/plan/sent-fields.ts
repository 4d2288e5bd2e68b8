import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';

/** What a fetch puts into its representations, under the names that the department reads. */
export function sentFields({ requires = [], inputRewrites = [] }: FetchNode): readonly QueryPlanSelectionNode[] {
  let fields: readonly QueryPlanSelectionNode[] = requires;
  for (const rewrite of inputRewrites) {
    if (rewrite.kind === 'KeyRenamer') fields = renamed(fields, rewrite.path, rewrite.renameKeyTo);
  }
  return fields;
}

/** A path names type conditions where a representation has them, and leaves them out where there are none. */
function renamed(
  fields: readonly QueryPlanSelectionNode[],
  [step, ...rest]: readonly string[],
  name: string,
): readonly QueryPlanSelectionNode[] {
  if (step === undefined) return fields;
  return fields.map((field): QueryPlanSelectionNode => {
    if (field.kind === 'InlineFragment') {
      const path = step === `... on ${field.typeCondition}` ? rest : [step, ...rest];
      return { ...field, selections: [...renamed(field.selections, path, name)] };
    }
    if (field.name !== step) return field;
    if (rest.length === 0) return { ...field, name };
    return field.selections ? { ...field, selections: [...renamed(field.selections, rest, name)] } : field;
  });
}

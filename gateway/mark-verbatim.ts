import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { Plan, PreparedFetch, SuppliedField, Verbatim, VerbatimValue } from './plan/model';
import { verbatimOf } from './project/verbatim';
import type { ShapeField, ShapeObject } from './share/model';

/**
 * Marks the fields of a plan whose text may go from a department to the client as it came: those that projection would
 * write exactly as the department is asked for them, and that no other fetch adds to, starts from or needs.
 * Docs: docs/adr/0013-granted-text-is-passed-through.md.
 * @returns the plan itself when there is nothing to mark
 */
export function markVerbatim(plan: Plan, shape: ShapeObject): Plan {
  const wanted = wantedAsIs(shape);
  const touched = touchedNames(plan);
  const supplied = suppliedOften(plan);
  const mark = (field: SuppliedField): SuppliedField => {
    if (field.leaf !== null) return field;
    const verbatim = wanted.get(field.name);
    const alone = !touched.has(field.name) && !supplied.has(field.name);
    if (verbatim && alone && isAligned(verbatim.value, field, field.listDepth)) return { ...field, verbatim };
    const fields = marked(field.fields);
    return fields === field.fields ? field : { ...field, fields };
  };
  const marked = (fields: readonly SuppliedField[]): readonly SuppliedField[] => {
    const made = fields.map(mark);
    return made.some((field, index) => field !== fields[index]) ? made : fields;
  };
  let changed = false;
  const fetches = new Map<FetchNode, PreparedFetch>();
  for (const [node, prepared] of plan.fetches) {
    const supplies = marked(prepared.supplies);
    changed ||= supplies !== prepared.supplies;
    fetches.set(node, supplies === prepared.supplies ? prepared : { ...prepared, supplies });
  }
  return changed ? { ...plan, fetches } : plan;
}

/** By name in the tree; only what every use of the name wants alike. */
function wantedAsIs(shape: ShapeObject): ReadonlyMap<string, Verbatim> {
  const wanted = new Map<string, Verbatim | null>();
  const note = (field: ShapeField): void => {
    if (field.children === null) return;
    const verbatim = verbatimOf(field);
    const known = wanted.get(field.internalName);
    wanted.set(field.internalName, known === undefined || known?.text === verbatim?.text ? verbatim : null);
    for (const { fields } of field.children.values()) fields.forEach(note);
  };
  shape.fields.forEach(note);
  return new Map([...wanted].flatMap(([name, verbatim]) => (verbatim ? [[name, verbatim]] : [])));
}

/** Names that occur on a way to where a fetch starts, or in what it needs. */
function touchedNames(plan: Plan): ReadonlySet<string> {
  const names = new Set<string>();
  const addRequired = (selections: readonly QueryPlanSelectionNode[]): void => {
    for (const selection of selections) {
      if (selection.kind === 'Field') names.add(selection.name);
      addRequired(selection.selections ?? []);
    }
  };
  const walk = (node: PlanNode | undefined): void => {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        node.nodes.forEach(walk);
        break;
      case 'Condition':
        walk(node.ifClause);
        walk(node.elseClause);
        break;
      case 'Flatten':
        for (const step of node.path) names.add(String(step).split('|')[0] as string);
        walk(node.node);
        break;
      case 'Fetch':
        addRequired(node.requires ?? []);
        for (const { path } of node.contextRewrites ?? []) for (const step of path) names.add(step);
    }
  };
  const { node } = plan.queryPlan;
  if (node?.kind !== 'Subscription') walk(node);
  return names;
}

/** Names of objects that stand in more than one place of what fetches supply, and might be put together from two. */
function suppliedOften({ fetches }: Plan): ReadonlySet<string> {
  const seen = new Set<string>();
  const often = new Set<string>();
  const walk = (fields: readonly SuppliedField[]): void => {
    for (const { name, leaf, fields: below } of fields) {
      if (leaf !== null) continue;
      if (seen.has(name)) often.add(name);
      seen.add(name);
      walk(below);
    }
  };
  for (const { supplies } of fetches.values()) walk(supplies);
  return often;
}

/** Whether a department that answers in the order of its selection answers just what is wanted. */
function isAligned(value: VerbatimValue, field: SuppliedField, listDepth: number): boolean {
  if (value.kind === 'list') return listDepth > 0 && isAligned(value.element, field, listDepth - 1);
  if (listDepth > 0) return false;
  if (value.kind !== 'object') return field.leaf !== null;
  if (field.leaf !== null) return false;
  return value.types.every(({ typeName, members }) => {
    const asked = field.fields.filter(({ on }) => on === null || on.has(typeName));
    return (
      asked.length === members.length &&
      members.every(({ name, value: inner }, index) => {
        const one = asked[index] as SuppliedField;
        if (one.name !== name || one.responseName !== name || one.optional) return false;
        return inner === null ? name === '__typename' : isAligned(inner, one, one.listDepth);
      })
    );
  });
}

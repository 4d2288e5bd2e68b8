import type { GraphQLSchema } from 'graphql';
import { shareOf } from '../../policies/engine/decision/shares';
import { printForm } from '../../policies/engine/forms';
import type { CompiledPolicy, FieldDecision, ShareRequest } from '../../policies/engine/model';
import { decideOperation } from '../../policies/engine/operation/decide-operation';
import type { Answered, Difference, DifferenceKind } from './model';

/**
 * Decides an operation under the live policy and under a draft, as if it came at the same moment, and says what the draft
 * decides otherwise; null where nothing. Pure.
 * @param schema the full graph
 */
export function compareDecisions(
  { requestId, operation, decision }: Answered,
  draft: CompiledPolicy,
  schema: GraphQLSchema,
): Difference | null {
  const { policy: live, request, item } = decision;
  const { definition, fragments, variables } = operation;
  const decided = (policy: CompiledPolicy) =>
    decideOperation({ policy, schema, operation: definition, fragments, variables, request }).uses;
  const recent = decided(draft);
  const found: Record<DifferenceKind, Set<string>> = { gains: new Set(), loses: new Set(), form: new Set() };
  // The same operation on the same graph has the same fields in the same order, whoever decides.
  for (const [index, use] of decided(live).entries()) {
    const kind = differenceOf(
      shownAs(live, request, use.decision),
      shownAs(draft, request, recent[index]?.decision ?? use.decision),
    );
    if (kind) found[kind].add(use.decision.coordinate);
  }
  if (Object.values(found).every(({ size }) => size === 0)) return null;
  const coordinates = { gains: sorted(found.gains), loses: sorted(found.loses), form: sorted(found.form) };
  const { organisation } = request;
  return { requestId, organisation, item: item?.id ?? draft.item(request.item ?? '')?.id ?? null, coordinates };
}

function differenceOf(live: string, draft: string): DifferenceKind | null {
  if (live === draft) return null;
  if (live === nothing) return 'gains';
  return draft === nothing ? 'loses' : 'form';
}

const nothing = '';

/** Form and row rules as one text that is equal where the same is shown; empty for what is not shown at all. */
function shownAs(policy: CompiledPolicy, request: ShareRequest, decision: FieldDecision): string {
  const { form, conditional, coordinate } = decision;
  if (form.kind === 'none' && conditional.length === 0) return nothing;
  const grants = shareOf(policy.index, request, coordinate)?.grants ?? [];
  const rows = conditional.map((each) => {
    const text = grants.find(({ rule }) => rule === each.rule.id)?.rows?.text;
    return `${printForm(each.form)} ${text ?? each.rule.id}`;
  });
  return [printForm(form), ...new Set(rows)].sort().join('\n');
}

function sorted(coordinates: ReadonlySet<string>): string[] {
  return [...coordinates].sort();
}

import { LRUCache } from 'lru-cache';
import { type DecisionSpan, decisionScope, decisionSpan } from '../../policies/engine/decision-scope';
import type { Charge, CompiledPolicy, ShareRequest } from '../../policies/engine/model';
import { type PreparedUse, prepareUse } from '../../policies/engine/prepare-use';
import { argumentValues } from '../../schema/lib/argument-values';
import type { Clock } from '../../schema/lib/clock';
import type { Graph } from '../../schema/supergraph';
import type { Consumer } from '../identity/model';
import type { Operation, Prepare } from '../operation/model';
import { conditionValues } from './condition-values';
import { HiddenNames } from './hidden-names';
import type { DecidedUse, Decision, PreparedDecision } from './model';
import { Outcomes } from './outcomes';
import { prepareDecision } from './prepare-decision';
import type { Use } from './uses';
import { Views } from './views';

/** What is kept of decisions. */
interface Bounds {
  /** Times consumers. */
  readonly operations: number;
  /** Of each: which uses were granted in which form. */
  readonly outcomes: number;
  /** Of all decisions, measured at 4 to 5 KB each with all that is compiled of them: some 200 MB at most. */
  readonly fields: number;
}

const bounds: Bounds = { operations: 5_000, outcomes: 16, fields: 40_000 };

/** Text of an operation that weighs as much as a field. */
const charactersOfField = 2_000;

interface KnownUse extends Use {
  readonly decide: PreparedUse;
}

interface KnownOperation {
  readonly policy: CompiledPolicy;
  readonly uses: readonly KnownUse[];
  readonly span: DecisionSpan;
  readonly outcomes: Outcomes;
  /** Of one outcome, and what else weighs as much. */
  readonly fields: number;
}

/**
 * The share stage: one form for each coordinate. What is refused leaves the operation here, so the planner never sees
 * it and no department is asked for it.
 *
 * Decisions that cannot differ between two requests of one scope are made once, as long as no agreement begins or ends. Uses
 * with arguments, or with rules that read the request or rows, are decided for every request, and their outcome is part of the key: a decision for other variables is never reused.
 */
export function createShare({
  graph,
  clock,
  prepare = (_, work) => work(),
  most = bounds,
}: {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Decides what is new. Default: without limit. */
  readonly prepare?: Prepare;
  readonly most?: Bounds;
}) {
  const operations = new LRUCache<string, KnownOperation>({
    max: most.operations,
    maxSize: most.fields,
    sizeCalculation: ({ fields, outcomes }) => 1 + fields * outcomes.size,
  });
  const hidden = new HiddenNames(graph.full, graph.api);
  const views = new Views();

  return (operation: Operation, consumer: Consumer, policy: CompiledPolicy, begun = false): Decision => {
    const request = shareRequest(operation, consumer, clock.now());
    const key = operationKey(operation, request);
    let known = operations.get(key);
    if (known && (known.policy !== policy || !within(known.span, request.nowMs))) known = undefined;
    if (known) {
      const uses = decideUses(known.uses, operation, request);
      const prepared = known.outcomes.find(uses);
      if (prepared) return decisionOf(policy, request, prepared, uses);
    }
    const { prepared, uses, coordinates, fields } = prepare(
      consumer.client,
      () => prepareDecision({ full: graph.full, hidden, views }, policy, operation, request),
      begun,
    );
    known ??= {
      policy,
      uses: uses.map((use) => ({ ...use, decide: prepareUse(policy, request, use) })),
      span: decisionSpan(policy, request, coordinates),
      outcomes: new Outcomes(most.outcomes),
      // Literals stand in the text as long as they are.
      fields: fields + Math.floor((prepared.operation?.text.length ?? 0) / charactersOfField),
    };
    const decided = decideUses(known.uses, operation, request);
    known.outcomes.keep(decided, prepared);
    // What is set again as it is would not be weighed again.
    operations.delete(key);
    operations.set(key, known);
    return decisionOf(policy, request, prepared, decided);
  };
}

function within({ sinceMs, untilMs }: DecisionSpan, nowMs: number): boolean {
  return sinceMs <= nowMs && nowMs < untilMs;
}

function shareRequest(operation: Operation, consumer: Consumer, nowMs: number): ShareRequest {
  const { client, organisation, operator, roles, item, consent } = consumer;
  return { client, organisation, operator, roles, item, case: consumer.case, consent, operation: operation.id, nowMs };
}

function operationKey(operation: Operation, request: ShareRequest): string {
  const name = operation.definition.name?.value ?? '';
  return `${operation.id} ${name} ${conditionValues(operation)} ${decisionScope(request)}`;
}

function decideUses(uses: readonly KnownUse[], { variables }: Operation, request: ShareRequest): DecidedUse[] {
  return uses.map(({ decide, node, definition }) => {
    const args = argumentValues(definition, node, variables);
    return { decision: decide(request, args), arguments: args };
  });
}

function decisionOf(
  policy: CompiledPolicy,
  request: ShareRequest,
  prepared: PreparedDecision,
  uses: readonly DecidedUse[],
): Decision {
  const item = (request.item === null ? undefined : policy.item(request.item)) ?? null;
  const charges: Charge[] = [];
  for (const [number, { decision }] of uses.entries()) if (prepared.charged[number]) charges.push(...decision.charges);
  return { policy, request, item, prepared, uses, charges };
}

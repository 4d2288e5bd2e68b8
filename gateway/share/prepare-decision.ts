import type { GraphQLSchema } from 'graphql';
import { hasRules } from '../../policies/engine/decision-scope';
import type { CompiledPolicy, ShareRequest } from '../../policies/engine/model';
import { decideOperation } from '../../policies/engine/operation/decide-operation';
import type { DecidedField, DecidedObject } from '../../policies/engine/operation/model';
import type { Operation } from '../operation/model';
import type { HiddenNames } from './hidden-names';
import { internalise } from './internal-operation';
import type { PreparedDecision } from './model';
import { type Use, Uses } from './uses';
import type { Views } from './views';

export interface Preparation {
  readonly prepared: PreparedDecision;
  /** In the order of their numbers. */
  readonly uses: readonly Use[];
  /** Every coordinate of the operation, decided in whatever way. */
  readonly coordinates: ReadonlySet<string>;
  /** Fields that were decided: what the decision weighs. */
  readonly fields: number;
}

/** Decides an operation once, in full, and derives everything that later stages need of it. */
export function prepareDecision(
  {
    full: schema,
    hidden,
    views,
  }: { readonly full: GraphQLSchema; readonly hidden: HiddenNames; readonly views: Views },
  policy: CompiledPolicy,
  { definition, fragments, variables }: Operation,
  request: ShareRequest,
): Preparation {
  const decided = decideOperation({ policy, schema, operation: definition, fragments, variables, request });
  const uses = new Uses(schema, decided.root, (coordinate) => hasRules(policy, request, coordinate));
  const item = request.item === null ? undefined : policy.item(request.item);
  const needs = { bornOn: !item?.minors, identifier: item?.requiresConsent ?? false };
  const { shape, operation } = internalise(decided.root, definition, { schema, policy, needs, uses, hidden });
  const granted = grantedFields(decided.root);
  const disclosed = new Set([...granted].map((field) => field.coordinate));
  const chargedUses = new Set([...granted].map((field) => uses.numberOf(field)));
  return {
    prepared: {
      ...views.of({
        shape,
        operation,
        disclosed: [...disclosed].sort(),
        refused: [...new Set(decided.refusals.map(({ refusal }) => refusal.coordinate))].sort(),
        charged: uses.list.map((_, number) => chargedUses.has(number)),
      }),
      refusals: decided.refusals,
    },
    uses: uses.list,
    coordinates: new Set(decided.uses.map(({ decision }) => decision.coordinate)),
    fields: decided.uses.length,
  };
}

/** Granted itself, and so is everything above it. */
function grantedFields(object: DecidedObject, into: Set<DecidedField> = new Set()): Set<DecidedField> {
  for (const field of object.fields) {
    if (field.kind !== 'governed' || !field.granted) continue;
    into.add(field);
    for (const child of field.children?.values() ?? []) grantedFields(child, into);
  }
  return into;
}

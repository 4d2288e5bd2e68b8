import { explain } from '../engine/explain';
import type { ShareRequest } from '../engine/model';
import { didYouMean } from '../engine/nearest';
import { printDecision } from '../engine/print-decision';
import { caseRequest } from './case-request';
import type { CommandResult } from './command-result';
import { faultLines } from './fault-lines';
import { loadPolicy, type PolicyPlace } from './load-policy';

export interface ExplainOptions extends PolicyPlace {
  /** `Type.field` */
  readonly coordinate: string;
  /** Client id. */
  readonly client: string;
  /** Short item id, or null for a request without an item. */
  readonly item: string | null;
  /** Whether a case number is given; by default when the item requires one. */
  readonly case?: boolean;
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** `YYYY-MM-DD`, or date and time. */
  readonly now: string;
}

/** `policy explain`: what one client gets of one coordinate under one item, why, and why not more. */
export function explainPolicy(options: ExplainOptions): CommandResult {
  const { policy, faults } = loadPolicy(options);
  if (!policy) return { exitCode: 1, lines: faultLines(options.directory, faults) };
  const { coordinate, client, item, now } = options;
  if (!policy.field(coordinate)) {
    const suggestion = didYouMean(coordinate, policy.index.fields.keys());
    return { exitCode: 1, lines: [`\`${coordinate}\` is not in the catalogue.${suggestion}`] };
  }
  let request: ShareRequest;
  try {
    const wanted = { name: 'explain', client, item, operation: '', now };
    request = caseRequest(policy, options.case === undefined ? wanted : { ...wanted, case: options.case }, '');
  } catch (error) {
    return { exitCode: 1, lines: [(error as Error).message] };
  }
  const { decision, field, considered, whyNotMore, otherItems } = explain(policy, request, {
    coordinate,
    arguments: options.arguments ?? {},
  });
  const owner = policy.index.fields.get(coordinate)?.owner;
  const lines = [
    `${coordinate} ${field?.label.zh} / ${field?.label.en}`,
    `  ${field?.level}, ${field?.class}, owned by ${owner}, steward ${field?.steward}`,
    `  ${client} under ${item ?? 'no item'}: ${printDecision(decision)}`,
    `  determined by ${decision.rules.join(', ')}`,
    ...considered.map(({ rule, form, outcome, when, rows }) => {
      const rules = [when && `when ${when}`, rows && `rows ${rows}`].filter(Boolean).join(', ');
      return `  ${outcome}: ${rule} grants ${form}${rules ? ` ${rules}` : ''}`;
    }),
  ];
  if (whyNotMore) lines.push(`  why not more: ${whyNotMore}`);
  if (otherItems.length > 0) lines.push(`  the same organisation has a grant under ${otherItems.join(', ')}`);
  return { exitCode: 0, lines };
}

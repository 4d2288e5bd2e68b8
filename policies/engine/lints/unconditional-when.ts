import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { ruleProblems } from '../compile/prepare-cell';
import type { PolicyFault } from '../policy-fault';

/** A rule of the catalogue compiles before any item needs it, and stands where it has an effect. */
export function* unconditionalWhen(source: PolicySource): Iterable<PolicyFault | null> {
  for (const { coordinate, content, place } of source.fields.values()) {
    const { unconditionalWhen: rule, class: shareClass } = content;
    if (rule === undefined) continue;
    yield* ruleProblems(source, coordinate, 'rows', rule, place('unconditionalWhen'));
    if (shareClass === 'conditional') continue;
    const message = `\`${coordinate}\` is ${shareClass}: \`unconditionalWhen\` has no effect`;
    yield faultAt(place('unconditionalWhen'), 'rule', message, 'Remove it, or make the coordinate conditional.');
  }
}

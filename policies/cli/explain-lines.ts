import type { RuleReference, UseExplanation } from '../analysis/explain/model';
import type { Place } from '../engine/compile/place';
import { pathFromHere } from './path-from-here';

/** An explanation as a person reads it: what, by which rules, what else was looked at, and what more would need. */
export function explainLines(directory: string, heading: string, use: UseExplanation): string[] {
  const at = (place: Place | null) => (place ? ` (${pathFromHere(directory, place.file)}:${place.line})` : '');
  const rule = ({ rule: id, place }: RuleReference) => `${id}${at(place)}`;
  const lines = [
    `${use.path === null ? '' : `${use.path}  `}${use.coordinate}${use.label ? ` ${use.label.zh} / ${use.label.en}` : ''}`,
    ...(use.level ? [`  ${use.level}, ${use.class}, owned by ${use.owner}, steward ${use.steward}`] : []),
    `  ${heading}: ${use.outcome}`,
    `  determined by ${use.rules.map(rule).join(', ')}`,
  ];
  for (const grant of use.considered) {
    if (grant.outcome === 'determines') continue;
    const conditions = [grant.when && `when ${grant.when}`, grant.rows && `rows ${grant.rows}`].filter(Boolean);
    const given = `${grant.form}${conditions.length > 0 ? ` ${conditions.join(', ')}` : ''}`;
    lines.push(`  ${grant.outcome}: ${grant.rule} grants ${given}${at(grant.place)}`);
  }
  if (use.more) {
    const { form, possible, needs } = use.more;
    lines.push(possible ? `  why not more: for ${form},` : '  why not more:');
    for (const { text, place } of needs) lines.push(`    - ${text}${at(place)}`);
  }
  if (use.emptyTypes.length > 0) {
    const types = use.emptyTypes.map((type) => `\`${type}\``).join(', ');
    lines.push(
      `  it leads to ${types}, of which nothing is granted here: until some field is, this one is refused too`,
    );
  }
  if (use.otherItems.length > 0) {
    lines.push(`  the same organisation has a grant under ${use.otherItems.join(', ')}`);
  }
  return lines;
}

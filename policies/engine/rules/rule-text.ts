import type { RuleContent } from '../documents';

/** A rule as people read it, with what it lets be null: the same rule, the same text. */
export function ruleText(content: RuleContent): string {
  if (typeof content === 'string') return content;
  const { rule, nullable } = content;
  return nullable.length === 0 ? rule : `${rule} (null allowed: ${[...nullable].sort().join(', ')})`;
}

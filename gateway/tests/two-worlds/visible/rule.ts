import { Environment } from '@marcbachmann/cel-js';
import type { RuleContent } from '../../../../policies/engine/documents';

/** A rule of an agreement as its text says it. */
export interface TextRule {
  /** `row.typeCode`, `args.first`, … each once. */
  readonly reads: readonly string[];
  /** @param read the value of an input; null where there is none */
  holds(read: (input: string) => unknown): boolean;
}

const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const known = new Map<string, TextRule>();

/**
 * Evaluates a rule without the policy engine: what has to be held against the gateway must not be taken from it.
 * A missing or null input denies unless it is declared nullable, and so does every error.
 */
export function textRule(content: RuleContent): TextRule {
  const { rule: text, nullable } = typeof content === 'string' ? { rule: content, nullable: [] } : content;
  const key = JSON.stringify([text, nullable]);
  let rule = known.get(key);
  if (!rule) {
    rule = compile(text, new Set(nullable));
    known.set(key, rule);
  }
  return rule;
}

function compile(text: string, nullable: ReadonlySet<string>): TextRule {
  const outsideTexts = text.replace(/"[^"]*"/g, '""');
  const reads = [...new Set(outsideTexts.match(/\b(?:field|row|args|consumer|request)(?:\.\w+)+/g) ?? [])];
  const evaluate = environment.parse(text);
  return {
    reads,
    holds(read) {
      const context: Record<string, unknown> = {};
      for (const input of reads) {
        const value = read(input);
        if (value === null || value === undefined) {
          if (!nullable.has(input)) return false;
        }
        place(context, input.split('.'), Number.isSafeInteger(value) ? BigInt(value as number) : (value ?? null));
      }
      try {
        return evaluate(context) === true;
      } catch {
        return false;
      }
    },
  };
}

function place(into: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const below = (into[name] ?? {}) as Record<string, unknown>;
  into[name] = below;
  place(below, rest, value);
}

import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { FieldContent } from '../documents';
import type { PolicyFault } from '../policy-fault';

/**
 * A field computed from others (`derivedFrom`, `@requires`) is no more open than they are, in class or level, unless
 * `declassified` gives a reason.
 */
export function moreOpenThanInputs({ fields, facts }: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  for (const { coordinate, content, place } of fields.values()) {
    if (content.declassified) continue;
    const inputs = new Set([...(content.derivedFrom ?? []), ...(facts.requires.get(coordinate) ?? [])]);
    for (const name of inputs) {
      const input = fields.get(name)?.content;
      if (!input || !isMoreOpen(content, input)) continue;
      const message = `\`${coordinate}\` (${say(content)}) is more open than \`${name}\` (${say(input)}) from which it is computed`;
      const hint = 'Make it as strict as its input, or say in `declassified` why it tells less.';
      faults.push(
        faultAt(place(content.derivedFrom ? 'derivedFrom' : 'class'), 'more_open_than_inputs', message, hint),
      );
    }
  }
  return faults;
}

const strictness = { unconditional: 0, conditional: 1, withheld: 2 } as const;

function isMoreOpen(field: FieldContent, input: FieldContent): boolean {
  return strictness[field.class] < strictness[input.class] || field.level < input.level;
}

function say({ class: shareClass, level }: FieldContent): string {
  return `${shareClass}, ${level}`;
}

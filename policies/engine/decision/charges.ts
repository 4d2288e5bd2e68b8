import type { Charge, FieldUse } from '../model';
import type { PolicyIndex } from '../policy-index';
import { argumentValues } from './argument-values';
import { visitArguments } from './visit-arguments';

/**
 * What a granted use is metered for: each value that it looks up or verifies. The second factor of a verification is
 * charged as well: else the sequence digits of an ID number could be guessed under one name, each guess being another
 * subject.
 */
export function charges(index: PolicyIndex, use: FieldUse): Charge[] {
  const found: Charge[] = [];
  const known = index.fields.get(use.coordinate)?.arguments;
  if (!known) return found;
  visitArguments(index, known, use.arguments, ({ argument, value }) => {
    const role = argument?.role;
    if (role?.kind !== 'looksUp' && role?.kind !== 'verifies') return;
    const kind = role.kind === 'looksUp' ? 'lookup' : 'verify';
    for (const subject of argumentValues(value)) found.push({ kind, coordinate: role.coordinate, subject });
  });
  return found;
}

import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';
import { grantedForms } from './granted-forms';
import { rebuiltIdNumber } from './rebuilt-id-number';
import { unorderedForms } from './unordered-forms';

/** What is wrong with everything that one consumer may see under one item, taken together. */
export function* grantedTogether(source: PolicySource): Iterable<PolicyFault | null> {
  for (const cell of source.cells) {
    yield* source.parts.part(`together ${cell.name}`, cell.inputs, () => {
      const granted = grantedForms(source, cell);
      return [...unorderedForms(granted), ...rebuiltIdNumber(source, granted)];
    });
    yield null;
  }
}

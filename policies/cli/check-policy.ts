import { readCases } from '../store/cases';
import type { CommandResult } from './command-result';
import { faultLines } from './fault-lines';
import { loadPolicy, type PolicyPlace } from './load-policy';

/** `policy check`: every fault of the documents and of the form of the cases, one a line. */
export function checkPolicy(place: PolicyPlace): CommandResult {
  const { policy, faults } = loadPolicy(place);
  const found = [...faults, ...readCases(place.directory).faults];
  if (policy && found.length === 0) {
    const { fields, items, organisations } = policy.index;
    const counts = `${fields.size} coordinates, ${items.size} items, ${organisations.size} organisations`;
    return { exitCode: 0, lines: [`policy is sound: ${counts}, revision ${policy.revision.slice(0, 12)}`] };
  }
  return {
    exitCode: 1,
    lines: [...faultLines(place.directory, found), found.length === 1 ? '1 fault' : `${found.length} faults`],
  };
}

import { readCases } from '../store/cases';
import type { CommandResult } from './command-result';
import { faultLines } from './fault-lines';
import { loadPolicy, type PolicyPlace } from './load-policy';

export interface CheckOptions extends PolicyPlace {
  readonly json?: boolean;
}

/** `policy check`: every fault of the documents and of the form of the cases, one a line. */
export function checkPolicy(options: CheckOptions): CommandResult {
  const { policy, faults } = loadPolicy(options);
  const found = [...faults, ...readCases(options.directory).faults];
  const exitCode = policy && found.length === 0 ? 0 : 1;
  if (options.json) {
    const told = { revision: exitCode === 0 ? policy?.revision : null, faults: found };
    return { exitCode, stream: 'stdout', lines: [JSON.stringify(told, null, 2)] };
  }
  if (policy && found.length === 0) {
    const { fields, items, organisations } = policy.index;
    const counts = `${fields.size} coordinates, ${items.size} items, ${organisations.size} organisations`;
    return { exitCode, lines: [`policy is sound: ${counts}, revision ${policy.revision.slice(0, 12)}`] };
  }
  return {
    exitCode,
    lines: [...faultLines(options.directory, found), found.length === 1 ? '1 fault' : `${found.length} faults`],
  };
}

import type { PolicyFault } from '../engine/policy-fault';
import { printFault } from '../store/print-fault';
import { pathFromHere } from './path-from-here';

/** Each fault one line, its file as it is reached from where the command runs. */
export function faultLines(directory: string, faults: readonly PolicyFault[]): string[] {
  return faults.map((fault) => printFault({ ...fault, file: pathFromHere(directory, fault.file) }));
}

import { matrix } from '../analysis/matrix/matrix';
import type { CommandResult } from './command-result';
import { faultLines } from './fault-lines';
import { itemById } from './item-by-id';
import { loadPolicy, type PolicyPlace } from './load-policy';
import { matrixCsv } from './matrix-csv';
import { matrixLines } from './matrix-lines';
import { momentMs } from './moment';

export interface MatrixOptions extends PolicyPlace {
  /** Short item id. */
  readonly item: string;
  readonly format: 'text' | 'csv' | 'json';
  /** Of the terminal, in characters. */
  readonly width: number;
  /** `YYYY-MM-DD`, or date and time: what is in force then counts. */
  readonly now: string;
}

/** `policy matrix`: who gets what under one item. */
export function matrixPolicy(options: MatrixOptions): CommandResult {
  const { set, faults } = loadPolicy(options);
  if (!set) return { exitCode: 1, lines: faultLines(options.directory, faults) };
  try {
    const found = matrix(set, itemById(set.policy, options.item), momentMs(options.now));
    if (options.format === 'json') return { exitCode: 0, lines: [JSON.stringify(found, null, 2)] };
    return { exitCode: 0, lines: options.format === 'csv' ? matrixCsv(found) : matrixLines(found, options.width) };
  } catch (error) {
    return { exitCode: 1, lines: [(error as Error).message] };
  }
}

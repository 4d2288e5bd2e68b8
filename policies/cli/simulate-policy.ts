import { Simulation } from '../analysis/simulate/simulation';
import type { CommandResult } from './command-result';
import { momentMs } from './moment';
import { PolicyReferenceError, policyReference, type ReferencePlace } from './policy-reference';
import { simulateLines } from './simulate-lines';

export interface SimulateOptions extends ReferencePlace {
  /** The draft: a folder, a git reference or the number of a revision. */
  readonly draft: string;
  /** What it is compared with, likewise. */
  readonly live: string;
  /** Lines of audit logs, without line feeds. */
  readonly lines: AsyncIterable<string>;
  /** `YYYY-MM-DD`, or date and time: both count as they do then. */
  readonly now: string;
  readonly json?: boolean;
}

/** Answers between two looks at the clock. */
const reportEvery = 1_000;

/** `policy simulate`: what a draft would change of the answers that an audit log records. */
export async function simulatePolicy(options: SimulateOptions): Promise<CommandResult> {
  try {
    const live = await policyReference(options, options.live);
    const draft = await policyReference(options, options.draft);
    const simulation = new Simulation(live, draft, options.graph.full, momentMs(options.now));
    for await (const line of options.lines) {
      simulation.add(line);
      if (simulation.answers % reportEvery === 0) options.report?.(`${simulation.answers} answers`);
    }
    const report = simulation.report();
    if (report.answers === 0 && report.unreadable > 0)
      throw new Error('no recorded answer in there: expected audit logs');
    const differs = report.changed > 0 || report.notExact > 0;
    const lines = options.json ? [JSON.stringify(report, null, 2)] : simulateLines(report);
    return { exitCode: differs ? 1 : 0, stream: 'stdout', lines };
  } catch (error) {
    return { exitCode: 2, lines: error instanceof PolicyReferenceError ? error.lines : [(error as Error).message] };
  }
}

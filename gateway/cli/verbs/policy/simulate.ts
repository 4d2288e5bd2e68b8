import { Command } from 'commander';
import { systemClock } from '../../../../schema/lib/system-clock';
import { processConfig } from '../../../config/process-config';
import { settingsHelp } from '../../options/settings-help';
import { misused } from '../misused';
import { finish } from './finish';
import { referencePlace } from './reference-place';

interface SimulateFlags {
  readonly against: readonly string[];
  readonly draft: string;
  readonly live?: string;
  readonly now?: string;
  readonly json: boolean;
}

/** `sharegraph policy simulate` */
export function simulateVerb(): Command {
  return misused(new Command('simulate'))
    .description('replay recorded decisions against a draft: what would change, for whom, how often')
    .requiredOption('--against <logs...>', 'audit logs, or folders of them')
    .requiredOption(
      '--draft <policy>',
      'the draft: a folder, a git reference, or a revision in the store: its number, or live',
    )
    .option('--live <policy>', 'what it is compared with, likewise (default: SHAREGRAPH_POLICY_DIR)')
    .option('--now <date>', 'both as they count on this day, YYYY-MM-DD or date and time in China (default: now)')
    .option('--json', 'write JSON', false)
    .addHelpText('after', '\nExit codes: 0 nothing changes, 1 something does or may, 2 it cannot be simulated.')
    .addHelpText('after', settingsHelp('policyDirectory', 'policyDatabaseUrl', 'stateDirectory'))
    .action(async ({ against, draft, live, now, json }: SimulateFlags) => {
      const { simulatePolicy } =
        require('../../../../policies/cli/simulate-policy') as typeof import('../../../../policies/cli/simulate-policy');
      const { logLines } = require('../../audit/log-lines') as typeof import('../../audit/log-lines');
      const { auditFiles } = require('../../audit/audit-files') as typeof import('../../audit/audit-files');
      const files = [...new Set(against.flatMap((path) => auditFiles(path, { orWorkers: false })))];
      finish(
        await simulatePolicy({
          ...referencePlace(),
          draft,
          live: live ?? processConfig('tool').policyDirectory,
          lines: logLines(files),
          now: now ?? new Date(systemClock.now()).toISOString(),
          json,
        }),
      );
    });
}

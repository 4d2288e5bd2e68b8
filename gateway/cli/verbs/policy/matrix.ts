import { Command } from 'commander';
import { systemClock } from '../../../../schema/lib/system-clock';
import { settingsHelp } from '../../options/settings-help';
import { CliError } from '../../output/cli-error';
import { finish } from './finish';
import { policyPlace } from './policy-place';

interface MatrixFlags {
  readonly item: string;
  readonly now?: string;
  readonly csv: boolean;
  readonly json: boolean;
}

/** For a pipe, which has no width. */
const defaultWidth = 120;

/** `sharegraph policy matrix` */
export function matrixVerb(): Command {
  return new Command('matrix')
    .description('show which consumer gets which coordinate in which form under a service item')
    .requiredOption('--item <id>', 'service item, by its short id as S09 or its 31 characters')
    .option('--now <date>', 'what is in force on this day, YYYY-MM-DD or date and time in China (default: now)')
    .option('--csv', 'write CSV (RFC 4180)', false)
    .option('--json', 'write JSON, with rules and conditions of each cell', false)
    .addHelpText('after', '\nExit codes: 0 shown, 1 no such item, or the documents have faults.')
    .addHelpText('after', settingsHelp('policyDirectory'))
    .action(({ item, now, csv, json }: MatrixFlags) => {
      if (csv && json) throw new CliError('expected one of `--csv` and `--json`');
      const { matrixPolicy } =
        require('../../../../policies/cli/matrix-policy') as typeof import('../../../../policies/cli/matrix-policy');
      finish(
        matrixPolicy({
          ...policyPlace(),
          item,
          format: csv ? 'csv' : json ? 'json' : 'text',
          width: process.stdout.columns ?? defaultWidth,
          now: now ?? new Date(systemClock.now()).toISOString(),
        }),
      );
    });
}

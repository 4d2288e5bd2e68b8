import { Command } from 'commander';
import { systemClock } from '../../../../schema/lib/system-clock';
import { settingsHelp } from '../../options/settings-help';
import { misused } from '../misused';
import { finish } from './finish';
import { referencePlace } from './reference-place';

/** `sharegraph policy diff` */
export function diffVerb(): Command {
  return misused(new Command('diff'))
    .description('say who gains or loses what from one policy set to another, and what else counts otherwise')
    .argument(
      '<before>',
      'a folder of policies, a git reference (HEAD~1), or a revision in the store: its number, or live',
    )
    .argument('<after>', 'likewise')
    .option('--now <date>', 'both as they count on this day, YYYY-MM-DD or date and time in China (default: now)')
    .option('--json', 'write JSON', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing that is decided differs, 1 something does, 2 they cannot be compared.',
    )
    .addHelpText('after', settingsHelp('policyDirectory', 'policyDatabaseUrl', 'stateDirectory'))
    .action(async (before: string, after: string, { now, json }: { readonly now?: string; readonly json: boolean }) => {
      const { diffPolicy } =
        require('../../../../policies/cli/diff-policy') as typeof import('../../../../policies/cli/diff-policy');
      finish(
        await diffPolicy({
          ...referencePlace(),
          before,
          after,
          now: now ?? new Date(systemClock.now()).toISOString(),
          json,
        }),
      );
    });
}

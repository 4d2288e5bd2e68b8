import type { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { settingsHelp } from '../../options/settings-help';

/** What commands that make a revision live are told besides what to change. */
export interface ChangeFlags {
  readonly client?: string;
  readonly organisation?: string;
  readonly reason: string;
  /** Milliseconds. */
  readonly wait: number;
}

export function changeOptions(command: Command): Command {
  return command
    .option('--reason <text>', 'why, for the journal', 'none given')
    .option('--wait <ms>', 'how long to wait until every gateway process has confirmed', parseCount(0, 600_000), 1_000)
    .addHelpText(
      'after',
      '\nExit codes: 0 live and confirmed by all, 1 refused, 2 live and not confirmed by all in time.',
    )
    .addHelpText('after', () => settingsHelp('policyDatabaseUrl', 'policyIssuerKeyFile', 'redisUrl', 'stateDirectory'));
}

import { Command } from 'commander';
import { settingsHelp } from '../options/settings-help';

/** `sharegraph hub`: the departmental REST API that the permits department reads. */
export function hubVerb(): Command {
  return new Command('hub')
    .description('run the stub of the departmental REST API that the permits department reads')
    .addHelpText('after', settingsHelp('databaseUrl', 'hubHost', 'hubPort', 'hubRequester', 'hubSecretFile'))
    .action(async () => {
      const { runHub } = require('../departments/run-hub') as typeof import('../departments/run-hub');
      await runHub();
    });
}

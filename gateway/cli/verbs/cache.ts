import { Command } from 'commander';
import { settingsHelp } from '../options/settings-help';

/** `sharegraph cache invalidate` */
export function cacheVerb(): Command {
  const invalidate = new Command('invalidate')
    .description('have every gateway ask departments again for a type, or for one entity, before its time is over')
    .requiredOption('--type <type>', 'object type or interface; of a root type, what its fields were answered')
    .option(
      '--key <json>',
      'one entity by the fields of its key, as {"code": "990101"}; - reads it from standard input, where nobody else ' +
        'sees it (default: everything of the type). Answers in which it may stand without its key go, too',
    )
    .addHelpText('after', settingsHelp('redisUrl', 'pseudonymKeyFile', 'stateDirectory'))
    .action(async ({ type, key }: { type: string; key?: string }) => {
      const { runCacheInvalidate } =
        require('../cache/run-cache-invalidate') as typeof import('../cache/run-cache-invalidate');
      await runCacheInvalidate(type, key);
    });
  return new Command('cache').description('answers of departments that gateways keep').addCommand(invalidate);
}

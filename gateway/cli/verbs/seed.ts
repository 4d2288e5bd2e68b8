import { Command } from 'commander';
import { registersOptions } from '../options/registers-options';
import { settingsHelp } from '../options/settings-help';
import type { Registers } from '../registers/seed-database';

/** `sharegraph seed`: synthetic registers into a database. */
export function seedVerb(): Command {
  const command = new Command('seed').description(
    'fill the database with synthetic registers; does nothing when just these are there already',
  );
  return registersOptions(command, '')
    .addHelpText('after', settingsHelp('databaseUrl', 'stateDirectory'))
    .action(async (registers: Registers) => {
      const { runSeed } = require('../registers/run-seed') as typeof import('../registers/run-seed');
      await runSeed(registers);
    });
}

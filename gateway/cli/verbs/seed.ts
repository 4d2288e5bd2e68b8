import { Command } from 'commander';
import type { Registers } from '../seed-database';
import { settingsHelp } from '../settings-help';
import { registersOptions } from './registers-options';

/** `sharegraph seed`: synthetic registers into a database. */
export function seedVerb(): Command {
  const command = new Command('seed').description(
    'fill the database with synthetic registers; does nothing when just these are there already',
  );
  return registersOptions(command, '')
    .addHelpText('after', settingsHelp('databaseUrl', 'stateDirectory'))
    .action(async (registers: Registers) => {
      const { runSeed } = require('../run-seed') as typeof import('../run-seed');
      await runSeed(registers);
    });
}

import { Command } from 'commander';
import { registersOptions } from '../options/registers-options';
import { settingsHelp } from '../options/settings-help';
import type { Registers } from '../registers/seed-database';

/** `sharegraph start`: everything on one machine. */
export function startVerb(): Command {
  const command = new Command('start').description(
    'run everything on this machine: PostgreSQL, synthetic registers, seven departments, gateway, explorer',
  );
  return registersOptions(command, 'what is there, else ')
    .addHelpText(
      'after',
      settingsHelp('host', 'port', 'adminHost', 'adminPort', 'databaseUrl', 'redisUrl', 'workers', 'stateDirectory'),
    )
    .action(async (registers: Registers) => {
      const { runStart } = require('../start/run-start') as typeof import('../start/run-start');
      await runStart(registers);
    });
}

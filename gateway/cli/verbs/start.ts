import { Command } from 'commander';
import type { Registers } from '../seed-database';
import { settingsHelp } from '../settings-help';
import { registersOptions } from './registers-options';

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
      const { runStart } = require('../run-start') as typeof import('../run-start');
      await runStart(registers);
    });
}

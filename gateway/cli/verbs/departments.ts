import { Command } from 'commander';
import { settingsHelp } from '../options/settings-help';

const settings = settingsHelp(
  'environment',
  'databaseUrl',
  'departmentHost',
  'departmentPort',
  'hubUrl',
  'hubRequester',
  'warrantKeysFile',
  'hubSecretFile',
);

/** `sharegraph departments`: all seven in one process. */
export function departmentsVerb(): Command {
  return new Command('departments')
    .description('run all seven departments in this process')
    .addHelpText('after', settings)
    .action(async () => {
      const { runDepartments } =
        require('../departments/run-departments') as typeof import('../departments/run-departments');
      await runDepartments(null);
    });
}

/** `sharegraph department NAME`: one alone, as a department would run it. */
export function departmentVerb(): Command {
  return new Command('department')
    .description('run one department alone')
    .argument('<name>', 'population, legal-entity, credit, licenses, permits, geography or livelihood')
    .addHelpText('after', settings)
    .action(async (name: string) => {
      const { runDepartments } =
        require('../departments/run-departments') as typeof import('../departments/run-departments');
      await runDepartments(name);
    });
}

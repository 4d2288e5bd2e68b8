import { Command } from 'commander';

/** `sharegraph compose`: the supergraph from the departments' classes. */
export function composeVerb(): Command {
  return new Command('compose')
    .description('rewrite schema/subgraphs and schema/supergraph.graphql from the departments')
    .option('--check', 'write nothing; fail when something would be written', false)
    .action(async ({ check }: { check: boolean }) => {
      const { runCompose } = require('../departments/run-compose') as typeof import('../departments/run-compose');
      await runCompose(check);
    });
}

import { Command } from 'commander';

/** `sharegraph compose`: the supergraph from the departments' classes. */
export function composeVerb(): Command {
  return new Command('compose')
    .description('rewrite schema/subgraphs and schema/supergraph.graphql from the departments')
    .option('--check', 'write nothing; fail when something would be written', false)
    .action(async ({ check }: { check: boolean }) => {
      const { runCompose } = require('../run-compose') as typeof import('../run-compose');
      await runCompose(check);
    });
}

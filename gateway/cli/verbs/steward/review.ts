import type { Command } from 'commander';
import { CliError } from '../../output/cli-error';
import { agreementLines } from '../../steward/agreement-lines';
import { agreementFields, type SaidAgreement } from '../../steward/said-agreement';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

/** `sharegraph steward review` */
export function reviewVerb(): Command {
  return stewardCommand('review', 'say, as an auditor, what you found about an emergency')
    .argument('<agreement>', 'its id')
    .option('--justified', 'it was (without either: refused)')
    .option('--not-justified', 'it was not (without either: refused)')
    .requiredOption('--note <text>', 'what you found')
    .action(async (id: string, flags: StewardFlags & { justified?: true; notJustified?: true; note: string }) => {
      const { justified = false, notJustified = false, note } = flags;
      if (justified === notJustified) throw new CliError('expected either `--justified` or `--not-justified`');
      const { review } = await clientOf(flags).ask<{ review: SaidAgreement }>(
        `mutation ($id: String!, $justified: Boolean!, $note: String!) {
           review(agreement: $id, justified: $justified, note: $note) { ${agreementFields} } }`,
        { id, justified, note },
      );
      print(flags, review, () => agreementLines(review));
    });
}

import type { Command } from 'commander';
import { CliError } from '../../output/cli-error';
import { agreementLines } from '../../steward/agreement-lines';
import { agreementFields, type SaidAgreement } from '../../steward/said-agreement';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

/** `sharegraph steward show` */
export function showVerb(): Command {
  return stewardCommand('show', 'one agreement, whatever its state, and what was done to it')
    .argument('<agreement>', 'its id')
    .action(async (id: string, flags: StewardFlags) => {
      const { agreement } = await clientOf(flags).ask<{ agreement: SaidAgreement | null }>(
        `query ($id: String!) { agreement(id: $id) { ${agreementFields} history { atMs actor action details } } }`,
        { id },
      );
      if (!agreement)
        throw new CliError(`UNKNOWN_AGREEMENT: there is no agreement \`${id}\` that \`${flags.as}\` may see`);
      print(flags, agreement, () => agreementLines(agreement));
    });
}

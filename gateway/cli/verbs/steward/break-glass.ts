import { type Command, InvalidArgumentError } from 'commander';
import { visibleText } from '../../output/visible-text';
import { agreementLine } from '../../steward/agreement-line';
import { agreementLines } from '../../steward/agreement-lines';
import { agreementFields, type SaidAgreement } from '../../steward/said-agreement';
import { type AccessFlags, accessOptions } from './access-options';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

type Flags = StewardFlags & AccessFlags & { reason: string; hours: number };

/** `sharegraph steward break-glass`: drafts an emergency and signs it; a second officer confirms. */
export function breakGlassVerb(): Command {
  return accessOptions(stewardCommand('break-glass', "open your organisation's own data at once, for 24 hours at most"))
    .requiredOption('--reason <text>', 'why it cannot wait')
    .option(
      '--hours <hours>',
      'for how long, from now on; of 24 the last ten minutes are left for clocks that are off',
      hours,
      24,
    )
    .action(async (flags: Flags) => {
      const { signAgreement } =
        require('../../steward/sign-agreement') as typeof import('../../steward/sign-agreement');
      const steward = clientOf(flags);
      const { client, item, coordinate: coordinates, reason } = flags;
      const { breakGlass } = await steward.ask<{ breakGlass: { agreements: SaidAgreement[] } }>(
        `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { agreements { ${agreementFields} } } }`,
        { input: { client, item, coordinates, reason, hours: flags.hours } },
      );
      for (const { id } of breakGlass.agreements) {
        const signed = await signAgreement(steward, 'approve', id, {
          // Whoever opens an emergency has said all of it, and has no time.
          async agrees(agreement) {
            if (!flags.json)
              process.stdout.write(`you sign:\n${agreementLines(agreement).map(visibleText).join('\n')}\n\n`);
            return true;
          },
        });
        print(flags, signed, () => [
          agreementLine(signed),
          `next: an approver of ${signed.provider} runs \`sharegraph steward confirm ${id} --as OFFICER\``,
        ]);
      }
    });
}

function hours(text: string): number {
  const value = /^\d{1,2}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (value > 0 && value <= 24) return value;
  throw new InvalidArgumentError('Expected more than 0 and at most 24.');
}

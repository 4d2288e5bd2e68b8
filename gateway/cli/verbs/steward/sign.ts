import type { Command } from 'commander';
import type { ApprovalRole } from '../../../../policies/workflow/evidence';
import { askYes } from '../../output/ask-yes';
import { visibleText } from '../../output/visible-text';
import { agreementLine } from '../../steward/agreement-line';
import { agreementLines } from '../../steward/agreement-lines';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

/** `sharegraph steward approve` and `confirm`: both show what they sign, ask, sign it here and send the signature. */
export function signVerb(role: ApprovalRole): Command {
  const who = role === 'approve' ? 'the first signature, by a steward' : 'the second, by an approver: makes it live';
  return stewardCommand(role, `sign an application to your organisation: ${who}`)
    .argument('<agreement>', 'its id')
    .option('--digest <hex>', 'sign only what has this digest, or one that begins so (default: what it says now)')
    .option('--yes', 'sign without being asked (default: ask where somebody sits at a terminal; never with --json)')
    .action(async (id: string, flags: StewardFlags & { digest?: string; yes?: true }) => {
      const { signAgreement } =
        require('../../steward/sign-agreement') as typeof import('../../steward/sign-agreement');
      const signed = await signAgreement(clientOf(flags), role, id, {
        expected: flags.digest,
        async agrees(agreement) {
          if (flags.json) return true;
          process.stdout.write(`you sign:\n${agreementLines(agreement).map(visibleText).join('\n')}\n\n`);
          return flags.yes === true || askYes('sign this?');
        },
      });
      print(flags, signed, () => [
        agreementLine(signed),
        signed.state === 'approved'
          ? `next: an approver of ${signed.provider} runs \`sharegraph steward confirm ${id} --as OFFICER\``
          : `live since revision ${signed.revision}`,
      ]);
    });
}

import type { Command } from 'commander';
import type { ApprovalRole } from '../../../../policies/workflow/evidence';
import { agreementLine } from '../../steward/agreement-line';
import { agreementLines } from '../../steward/agreement-lines';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

/** `sharegraph steward approve` and `confirm`: both show what they sign, sign it here and send the signature. */
export function signVerb(role: ApprovalRole): Command {
  const who = role === 'approve' ? 'the first signature, by a steward' : 'the second, by an approver: makes it live';
  return stewardCommand(role, `sign an application to your organisation: ${who}`)
    .argument('<agreement>', 'its id')
    .option('--digest <hex>', 'sign only what has this digest, or one that begins so (default: what it says now)')
    .action(async (id: string, flags: StewardFlags & { digest?: string }) => {
      const { signAgreement } =
        require('../../steward/sign-agreement') as typeof import('../../steward/sign-agreement');
      const signed = await signAgreement(clientOf(flags), role, id, {
        expected: flags.digest,
        say: (agreement) => {
          if (!flags.json) process.stdout.write(`you sign:\n${agreementLines(agreement).join('\n')}\n\n`);
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

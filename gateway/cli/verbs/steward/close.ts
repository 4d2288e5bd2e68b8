import type { Command } from 'commander';
import { agreementLine } from '../../steward/agreement-line';
import { agreementFields, type SaidAgreement } from '../../steward/said-agreement';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

const descriptions = {
  refuse: 'refuse an application to your organisation',
  withdraw: 'withdraw an application of your organisation',
  suspend: 'suspend an agreement at once; somebody else may reinstate it',
  reinstate: 'let an agreement count again that somebody else suspended',
  revoke: 'end an agreement at once and for good',
} as const;

/** `sharegraph steward refuse | withdraw | suspend | reinstate | revoke`: one step with a reason. */
export function closeVerb(step: keyof typeof descriptions): Command {
  return stewardCommand(step, descriptions[step])
    .argument('<agreement>', 'its id')
    .requiredOption('--reason <text>', 'why; it stands in the journal')
    .action(async (id: string, flags: StewardFlags & { reason: string }) => {
      const answer = await clientOf(flags).ask<Record<string, SaidAgreement>>(
        `mutation ($id: String!, $reason: String!) { ${step}(agreement: $id, reason: $reason) { ${agreementFields} } }`,
        { id, reason: flags.reason },
      );
      const agreement = answer[step] as SaidAgreement;
      print(flags, agreement, () => [agreementLine(agreement)]);
    });
}

/** `sharegraph steward activate` */
export function activateVerb(): Command {
  return stewardCommand('activate', 'make live what is confirmed and could not become so then')
    .argument('<agreement>', 'its id')
    .action(async (id: string, flags: StewardFlags) => {
      const { activate } = await clientOf(flags).ask<{ activate: SaidAgreement }>(
        `mutation ($id: String!) { activate(agreement: $id) { ${agreementFields} } }`,
        { id },
      );
      print(flags, activate, () => [agreementLine(activate)]);
    });
}

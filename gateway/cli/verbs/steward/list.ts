import type { Command } from 'commander';
import { agreementLine } from '../../steward/agreement-line';
import { agreementFields, type SaidAgreement } from '../../steward/said-agreement';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

/** `sharegraph steward list`: applications, or with `--live` agreements. */
export function listVerb(): Command {
  return stewardCommand('list', 'what was asked for, the latest first; with --live what is live, by id')
    .option(
      '--state <state...>',
      'only in these: requested, approved, confirmed, active, suspended, revoked, expired, removed, refused, withdrawn (default: any; with --live active)',
    )
    .option('--live', 'agreements of the live revision, whoever made them (default: applications)')
    .option('--after <id>', 'with --live: those after this id (default: from the beginning)')
    .action(async (flags: StewardFlags & { state?: string[]; live?: true; after?: string }) => {
      const { list } = await clientOf(flags).ask<{ list: SaidAgreement[] }>(
        flags.live
          ? `query ($after: String, $states: [String!]) { list: agreements(after: $after, states: $states, first: 100) { ${agreementFields} } }`
          : `query ($states: [String!]) { list: applications(states: $states, first: 100) { ${agreementFields} } }`,
        flags.live
          ? { after: flags.after ?? null, states: flags.state ?? ['active'] }
          : { states: flags.state ?? null },
      );
      print(flags, list, () => (list.length === 0 ? ['nothing'] : list.map(agreementLine)));
    });
}

/** `sharegraph steward overdue` */
export function overdueVerb(): Command {
  return stewardCommand('overdue', 'answers and reviews that are late').action(async (flags: StewardFlags) => {
    const { overdue } = await clientOf(flags).ask<{ overdue: SaidAgreement[] }>(`{ overdue { ${agreementFields} } }`);
    print(flags, overdue, () => (overdue.length === 0 ? ['nothing is late'] : overdue.map(agreementLine)));
  });
}

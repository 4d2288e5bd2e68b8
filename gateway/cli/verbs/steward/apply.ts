import type { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { agreementLine } from '../../steward/agreement-line';
import { agreementFields, type SaidAgreement } from '../../steward/said-agreement';
import { type AccessFlags, accessOptions } from './access-options';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

type Flags = StewardFlags & AccessFlags & { basis: string; purpose: string; perDay: number; until: string };
interface Answer {
  readonly apply: { number: number; agreements: SaidAgreement[]; already: string[] };
}

/** `sharegraph steward apply` */
export function applyVerb(): Command {
  return accessOptions(stewardCommand('apply', 'apply for access: one draft for each provider'))
    .requiredOption('--basis <text>', 'law or decision that it rests on')
    .requiredOption('--purpose <text>', 'what it is for')
    .requiredOption(
      '--per-day <count>',
      'requests a day, of all that the organisation has under the item',
      parseCount(1, 1_000_000_000),
    )
    .requiredOption('--until <date>', 'last day, YYYY-MM-DD')
    .action(async (flags: Flags) => {
      const { client, item, coordinate: coordinates, basis, purpose, perDay, until } = flags;
      const { apply } = await clientOf(flags).ask<Answer>(
        `mutation ($input: ApplicationInput!) { apply(input: $input) { number already agreements { ${agreementFields} } } }`,
        { input: { client, item, coordinates, basis, purpose, perDay, until } },
      );
      print(flags, apply, () => [
        `application ${apply.number}`,
        ...apply.already.map((coordinate) => `  ${coordinate}: ${client} has it under ${item} without asking`),
        ...apply.agreements.map((agreement) => `  ${agreementLine(agreement)}`),
        ...apply.agreements
          .filter(({ state }) => state === 'requested')
          .map(
            ({ id, provider }) =>
              `next: a steward of ${provider} runs \`sharegraph steward approve ${id} --as OFFICER\``,
          ),
      ]);
    });
}

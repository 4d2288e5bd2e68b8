import type { Command } from 'commander';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

interface Explained {
  readonly form: string;
  readonly rules: readonly string[];
  readonly considered: readonly { rule: string; form: string; outcome: string }[];
  readonly whyNotMore: string | null;
  readonly otherItems: readonly string[];
}

/** `sharegraph steward explain` */
export function explainVerb(): Command {
  return stewardCommand('explain', 'what an application gets of a coordinate under the live policy, and why not more')
    .argument('<coordinate>', 'for example Person.mobile')
    .requiredOption('--client <id>', 'application, for example tax-app')
    .requiredOption('--item <id>', 'service item, for example S09')
    .option('--parent <coordinate>', 'the field below which it stands, for example Query.person (default: not said)')
    .action(async (coordinate: string, flags: StewardFlags & { client: string; item: string; parent?: string }) => {
      const { client, item, parent = null } = flags;
      const { explain } = await clientOf(flags).ask<{ explain: Explained }>(
        `query ($client: String!, $item: String!, $coordinate: String!, $parent: String) {
           explain(client: $client, item: $item, coordinate: $coordinate, parent: $parent) {
             form rules considered { rule form outcome } whyNotMore otherItems } }`,
        { client, item, coordinate, parent },
      );
      print(flags, explain, () => [
        `${client} under ${item}, ${coordinate}: ${explain.form}`,
        `  determined by ${explain.rules.join(', ')}`,
        ...explain.considered.map((each) => `  ${each.outcome}: ${each.rule} grants ${each.form}`),
        ...(explain.whyNotMore === null ? [] : [`  why not more: ${explain.whyNotMore}`]),
        ...(explain.otherItems.length === 0
          ? []
          : [`  the same organisation has a grant under ${explain.otherItems.join(', ')}`]),
      ]);
    });
}

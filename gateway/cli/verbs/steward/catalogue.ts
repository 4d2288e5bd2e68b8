import type { Command } from 'commander';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

interface Entry {
  readonly coordinate: string;
  readonly label: { zh: string; en: string };
  readonly level: string;
  readonly class: string;
  readonly owner: string;
  readonly defaultForm: string;
}

/** `sharegraph steward catalogue` */
export function catalogueVerb(): Command {
  return stewardCommand('catalogue', 'what there is, whose it is, and how it is had')
    .option('--search <text>', 'a part of coordinate or label (default: all)')
    .option('--owner <organisation>', 'only of this provider (default: of all)')
    .option('--class <class>', 'unconditional, conditional or withheld (default: any)')
    .action(async (flags: StewardFlags & { search?: string; owner?: string; class?: string }) => {
      const client = clientOf(flags);
      const entries: Entry[] = [];
      for (let total = 1; entries.length < total; ) {
        const { catalogue } = await client.ask<{ catalogue: { total: number; entries: Entry[] } }>(
          `query ($search: String, $owner: String, $class: String, $after: String) {
             catalogue(search: $search, owner: $owner, class: $class, after: $after, first: 100) {
               total entries { coordinate label { zh en } level class owner defaultForm } } }`,
          {
            search: flags.search ?? null,
            owner: flags.owner ?? null,
            class: flags.class ?? null,
            after: entries.at(-1)?.coordinate ?? null,
          },
        );
        total = catalogue.entries.length === 0 ? 0 : catalogue.total;
        entries.push(...catalogue.entries);
      }
      print(flags, entries, () =>
        entries.map((each) =>
          [
            each.coordinate,
            each.level,
            each.class,
            each.owner,
            each.defaultForm,
            `${each.label.zh} / ${each.label.en}`,
          ].join('  '),
        ),
      );
    });
}

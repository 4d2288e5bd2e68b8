import type { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

interface Line {
  readonly sequence: number;
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: string;
}

/** `sharegraph steward journal` */
export function journalVerb(): Command {
  return stewardCommand('journal', 'as an auditor: everything that was done and refused, latest first')
    .option('--before <sequence>', 'lines before this one (default: the latest)', parseCount(1, 999_999_999_999))
    .option('--first <count>', 'how many', parseCount(1, 100), 50)
    .action(async (flags: StewardFlags & { before?: number; first: number }) => {
      const { journal } = await clientOf(flags).ask<{ journal: Line[] }>(
        `query ($before: Int, $first: Int!) { journal(before: $before, first: $first) { sequence atMs actor action subject details } }`,
        { before: flags.before ?? null, first: flags.first },
      );
      print(flags, journal, () =>
        journal.map(({ sequence, atMs, actor, action, subject, details }) =>
          [sequence, new Date(atMs).toISOString(), actor, action, subject, details].join('  '),
        ),
      );
    });
}

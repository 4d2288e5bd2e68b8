import type { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { clientOf, print, type StewardFlags, stewardCommand } from './steward-command';

interface Revision {
  readonly number: number;
  readonly kind: string;
  readonly actor: string;
  readonly reason: string;
  readonly issuedAtMs: number;
  readonly files: readonly string[];
}
const fields = 'number kind actor reason issuedAtMs files';

/** `sharegraph steward rollback` */
export function rollbackVerb(): Command {
  return stewardCommand(
    'rollback',
    'as an operator: a new revision with the content of an old one; what is revoked stays so',
  )
    .argument('<number>', 'revision to go back to', parseCount(1, 1_000_000_000))
    .requiredOption('--reason <text>', 'why; it stands in the journal')
    .action(async (to: number, flags: StewardFlags & { reason: string }) => {
      const { rollback } = await clientOf(flags).ask<{ rollback: Revision }>(
        `mutation ($to: Int!, $reason: String!) { rollback(to: $to, reason: $reason) { ${fields} } }`,
        { to, reason: flags.reason },
      );
      print(flags, rollback, () => [line(rollback)]);
    });
}

/** `sharegraph steward revisions` */
export function revisionsVerb(): Command {
  return stewardCommand('revisions', 'revisions of the share policy, latest first').action(
    async (flags: StewardFlags) => {
      const { revisions } = await clientOf(flags).ask<{ revisions: Revision[] }>(
        `{ revisions(first: 50) { ${fields} } }`,
      );
      print(flags, revisions, () => revisions.map(line));
    },
  );
}

function line({ number, kind, actor, reason, issuedAtMs, files }: Revision): string {
  const changed = files.length > 3 ? `${files.length} files` : files.join(', ');
  return [`${number}`, new Date(issuedAtMs).toISOString(), kind, actor, reason, changed].filter(Boolean).join('  ');
}

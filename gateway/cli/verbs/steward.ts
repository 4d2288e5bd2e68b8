import { Command } from 'commander';
import { applyVerb } from './steward/apply';
import { breakGlassVerb } from './steward/break-glass';
import { catalogueVerb } from './steward/catalogue';
import { activateVerb, closeVerb } from './steward/close';
import { explainVerb } from './steward/explain';
import { journalVerb } from './steward/journal';
import { listVerb, overdueVerb } from './steward/list';
import { reviewVerb } from './steward/review';
import { revisionsVerb, rollbackVerb } from './steward/rollback';
import { showVerb } from './steward/show';
import { signVerb } from './steward/sign';

/** `sharegraph steward …`: what officers do, over the steward API of a running gateway. docs/stewards.md is the way in. */
export function stewardVerb(): Command {
  const verbs = [
    applyVerb(),
    listVerb(),
    showVerb(),
    signVerb('approve'),
    signVerb('confirm'),
    activateVerb(),
    closeVerb('refuse'),
    closeVerb('withdraw'),
    closeVerb('suspend'),
    closeVerb('reinstate'),
    closeVerb('revoke'),
    breakGlassVerb(),
    reviewVerb(),
    rollbackVerb(),
    overdueVerb(),
    revisionsVerb(),
    journalVerb(),
    explainVerb(),
    catalogueVerb(),
  ];
  const command = new Command('steward').description(
    'apply for access, approve, confirm, revoke: over a running gateway',
  );
  for (const verb of verbs) command.addCommand(verb);
  return command;
}

import { Command } from 'commander';
import { systemClock } from '../../../../schema/lib/system-clock';
import { CliError } from '../../cli-error';
import { settingsHelp } from '../../settings-help';
import { finish } from './finish';
import { policyPlace } from './policy-place';

interface ExplainFlags {
  readonly client: string;
  readonly item?: string;
  readonly case?: boolean;
  readonly args?: string;
  readonly now?: string;
}

/** `sharegraph policy explain` */
export function explainVerb(): Command {
  return new Command('explain')
    .description('say what one application gets of one coordinate, why, and why not more')
    .argument('<coordinate>', 'for example Person.mobile')
    .requiredOption('--client <id>', 'application, for example psb-app')
    .option('--item <id>', 'service item, for example S07 (default: none)')
    .option('--case', 'with a case number (default: when the item requires one)')
    .option('--no-case', 'without a case number')
    .option('--args <json>', 'arguments of the field, a JSON object (default: {})')
    .option('--now <date>', 'decided on this day, YYYY-MM-DD or date and time (default: now)')
    .addHelpText('after', settingsHelp('policyDirectory'))
    .action((coordinate: string, flags: ExplainFlags) => {
      const { explainPolicy } =
        require('../../../../policies/cli/explain-policy') as typeof import('../../../../policies/cli/explain-policy');
      finish(
        explainPolicy({
          ...policyPlace(),
          coordinate,
          client: flags.client,
          item: flags.item ?? null,
          case: flags.case,
          arguments: fieldArguments(flags.args ?? '{}'),
          now: flags.now ?? new Date(systemClock.now()).toISOString(),
        }),
      );
    });
}

function fieldArguments(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = null;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new CliError('`--args`: expected a JSON object, for example \'{"first": 10}\'');
}

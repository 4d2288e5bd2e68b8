import { existsSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { ExplainSubject } from '../../../../policies/cli/explain-policy';
import { systemClock } from '../../../../schema/lib/system-clock';
import { settingsHelp } from '../../options/settings-help';
import { CliError } from '../../output/cli-error';
import { finish } from './finish';
import { policyPlace } from './policy-place';

interface ExplainFlags {
  readonly client: string;
  readonly item?: string;
  readonly coordinate?: string;
  readonly operation?: string;
  readonly variables?: string;
  readonly args?: string;
  readonly parent?: string;
  readonly case?: boolean;
  readonly consent?: string;
  readonly now?: string;
  readonly json: boolean;
}

/** `sharegraph policy explain` */
export function explainVerb(): Command {
  return new Command('explain')
    .description('say what one application gets of a coordinate or an operation, why, and what more would need')
    .argument('[coordinate]', 'for example Person.mobile; the same as --coordinate')
    .requiredOption('--client <id>', 'application, for example psb-app')
    .option('--item <id>', 'service item, by its short id as S07 or its 31 characters (default: none)')
    .option('--coordinate <coordinate>', 'one coordinate (default: none)')
    .option('--operation <file>', 'a file, or a name in policies/operations: every field of it (default: none)')
    .option('--variables <file>', 'JSON file with its variables (default: the .variables.json beside it)')
    .option('--args <json>', 'arguments of the coordinate, a JSON object (default: {})')
    .option('--parent <coordinate>', 'the field below which the coordinate stands, as Query.person (default: not said)')
    .option('--case', 'with a case number (default: when the item requires one)')
    .option('--no-case', 'without a case number')
    .option('--consent <ids>', 'ID numbers of people who consent to the whole step, with commas (default: no consent)')
    .option('--now <date>', 'decided on this day, YYYY-MM-DD or date and time in China (default: now)')
    .option('--json', 'write JSON', false)
    .addHelpText('after', '\nExit codes: 0 explained, 1 no such thing, or the documents have faults.')
    .addHelpText('after', settingsHelp('policyDirectory'))
    .action((argument: string | undefined, flags: ExplainFlags) => {
      const { explainPolicy } =
        require('../../../../policies/cli/explain-policy') as typeof import('../../../../policies/cli/explain-policy');
      finish(
        explainPolicy({
          ...policyPlace(),
          subject: subjectOf(argument ?? flags.coordinate, flags),
          client: flags.client,
          item: flags.item ?? null,
          case: flags.case,
          consent: flags.consent?.split(','),
          now: flags.now ?? new Date(systemClock.now()).toISOString(),
          json: flags.json,
        }),
      );
    });
}

function subjectOf(coordinate: string | undefined, flags: ExplainFlags): ExplainSubject {
  const { operation, variables, args, parent } = flags;
  if ((coordinate === undefined) === (operation === undefined)) {
    throw new CliError('expected either a coordinate or `--operation FILE`');
  }
  if (coordinate !== undefined) return { coordinate, parent, arguments: jsonObject(args ?? '{}', '--args') };
  if (parent !== undefined)
    throw new CliError('`--parent` goes with a coordinate: in an operation each field says where it stands');
  const file = operation as string;
  const given = variables === undefined ? undefined : jsonObject(text(variables, '--variables'), '--variables');
  // A name in policies/operations brings its variables along.
  if (!existsSync(file)) return { operation: file.replace(/\.graphql$/, ''), variables: given };
  const beside = file.replace(/\.graphql$/, '.variables.json');
  const found = beside !== file && existsSync(beside) ? jsonObject(text(beside, beside), beside) : {};
  return { operation: text(file, '--operation'), variables: given ?? found };
}

function text(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CliError(`\`${what}\`: \`${file}\` cannot be read`);
  }
}

function jsonObject(json: string, what: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = null;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new CliError(`\`${what}\`: expected a JSON object, for example '{"first": 10}'`);
}

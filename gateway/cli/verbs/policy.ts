import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CommandResult } from '../../../policies/cli/command-result';
import type { PolicyPlace } from '../../../policies/cli/load-policy';
import { packageRoot } from '../../../schema/lib/package-root';
import { systemClock } from '../../../schema/lib/system-clock';
import { processConfig } from '../../config/process-config';
import { CliError } from '../cli-error';
import { settingsHelp } from '../settings-help';

/** `sharegraph policy check | test | explain`: the work of a data steward, without a running gateway. */
export function policyVerb(): Command {
  return new Command('policy')
    .description('check, test and explain the share policies')
    .addCommand(checkVerb())
    .addCommand(testVerb())
    .addCommand(explainVerb());
}

const settings = settingsHelp('policyDirectory');

function checkVerb(): Command {
  return new Command('check')
    .description('find every fault in the policy documents, with file, line and reason')
    .addHelpText('after', settings)
    .action(() => {
      const { checkPolicy } =
        require('../../../policies/cli/check-policy') as typeof import('../../../policies/cli/check-policy');
      finish(checkPolicy(policyPlace()));
    });
}

function testVerb(): Command {
  return new Command('test')
    .description('decide every case in policies/cases and compare with what it expects')
    .addHelpText('after', settings)
    .action(() => {
      const { testPolicy } =
        require('../../../policies/cli/test-policy') as typeof import('../../../policies/cli/test-policy');
      finish(testPolicy(policyPlace()));
    });
}

interface ExplainFlags {
  readonly client: string;
  readonly item?: string;
  readonly case?: boolean;
  readonly args?: string;
  readonly now?: string;
}

function explainVerb(): Command {
  return new Command('explain')
    .description('say what one application gets of one coordinate, why, and why not more')
    .argument('<coordinate>', 'for example Person.mobile')
    .requiredOption('--client <id>', 'application, for example psb-app')
    .option('--item <id>', 'service item, for example S07 (default: none)')
    .option('--case', 'with a case number (default: when the item requires one)')
    .option('--no-case', 'without a case number')
    .option('--args <json>', 'arguments of the field, a JSON object (default: {})')
    .option('--now <date>', 'decided on this day, YYYY-MM-DD or date and time (default: now)')
    .addHelpText('after', settings)
    .action((coordinate: string, flags: ExplainFlags) => {
      const { explainPolicy } =
        require('../../../policies/cli/explain-policy') as typeof import('../../../policies/cli/explain-policy');
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

function policyPlace(): PolicyPlace {
  const { loadGraph } = require('../../../schema/supergraph') as typeof import('../../../schema/supergraph');
  const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
  return { directory: processConfig('tool').policyDirectory, graph: loadGraph(sdl) };
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

function finish({ exitCode, lines }: CommandResult): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}

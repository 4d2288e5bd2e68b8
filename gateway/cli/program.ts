import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../../schema/lib/package-root';
import { auditVerb } from './verbs/audit';
import { composeVerb } from './verbs/compose';
import { departmentsVerb, departmentVerb } from './verbs/departments';
import { gatewayVerb } from './verbs/gateway';
import { hubVerb } from './verbs/hub';
import { officerVerb } from './verbs/officer';
import { policyVerb } from './verbs/policy';
import { seedVerb } from './verbs/seed';
import { startVerb } from './verbs/start';
import { stewardVerb } from './verbs/steward';
import { consentVerb, tokenVerb } from './verbs/token';

/** The command line: one verb a file, each with its own `--help`. Verbs load what they run only when they run. */
export function createProgram(): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  const program = new Command('sharegraph')
    .description('One government data graph, shared field by field.')
    .version(version)
    .showHelpAfterError('(add --help for what is expected)');
  const verbs = [
    startVerb(),
    gatewayVerb(),
    departmentsVerb(),
    departmentVerb(),
    hubVerb(),
    seedVerb(),
    tokenVerb(),
    consentVerb(),
    policyVerb(),
    stewardVerb(),
    officerVerb(),
    auditVerb(),
    composeVerb(),
  ];
  for (const verb of verbs) program.addCommand(verb);
  return program;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../../schema/lib/package-root';
import { namedVerbs } from './verbs/named-verbs';

/**
 * The command line: one verb a file, each with its own `--help`. Verbs load what they run only when they run.
 * @param words of the command line, as far as they are known: verbs that the first one does not name are left out
 */
export function createProgram(words: readonly string[] = []): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  const program = new Command('sharegraph')
    .description('One government data graph, shared field by field.')
    .version(version)
    .showHelpAfterError('(add --help for what is expected)');
  const [verb, ...more] = words;
  for (const each of namedVerbs(makers(more), verb)) program.addCommand(each);
  return program;
}

/** In the order in which help lists them. */
function makers(more: readonly string[]): Readonly<Record<string, () => Command>> {
  return {
    start: () => (require('./verbs/start') as typeof import('./verbs/start')).startVerb(),
    gateway: () => (require('./verbs/gateway') as typeof import('./verbs/gateway')).gatewayVerb(),
    departments: () => (require('./verbs/departments') as typeof import('./verbs/departments')).departmentsVerb(),
    department: () => (require('./verbs/departments') as typeof import('./verbs/departments')).departmentVerb(),
    hub: () => (require('./verbs/hub') as typeof import('./verbs/hub')).hubVerb(),
    seed: () => (require('./verbs/seed') as typeof import('./verbs/seed')).seedVerb(),
    token: () => (require('./verbs/token') as typeof import('./verbs/token')).tokenVerb(),
    consent: () => (require('./verbs/token') as typeof import('./verbs/token')).consentVerb(),
    policy: () => (require('./verbs/policy') as typeof import('./verbs/policy')).policyVerb(more),
    steward: () => (require('./verbs/steward') as typeof import('./verbs/steward')).stewardVerb(),
    officer: () => (require('./verbs/officer') as typeof import('./verbs/officer')).officerVerb(),
    cache: () => (require('./verbs/cache') as typeof import('./verbs/cache')).cacheVerb(),
    audit: () => (require('./verbs/audit') as typeof import('./verbs/audit')).auditVerb(),
    compose: () => (require('./verbs/compose') as typeof import('./verbs/compose')).composeVerb(),
  };
}

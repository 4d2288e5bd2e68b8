import { Command } from 'commander';
import { processConfig } from '../../../config/process-config';
import { settingsHelp } from '../../options/settings-help';
import { visibleText } from '../../output/visible-text';
import type { StewardClient } from '../../steward/steward-client';

/** Options of every steward command. */
export interface StewardFlags {
  readonly as: string;
  readonly key?: string;
  readonly api?: string;
  readonly json?: true;
}

/** A command that an officer gives: with the options that say who it is and whom to ask. */
export function stewardCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--as <officer>', 'who you are: an officer of policies/registry/officers.yaml')
    .option('--key <file>', 'your private key, a JWK (default: officers/<officer>.jwk in the state folder)')
    .option('--api <url>', 'admin side of a gateway (default: http://ADMIN_HOST:ADMIN_PORT)')
    .option('--json', 'print the answer as JSON (default: lines for people)')
    .addHelpText('after', settingsHelp('adminHost', 'adminPort', 'stateDirectory', 'policyDirectory'));
}

/** Exit code, as that of `policy revoke`: done, and not every gateway process serves it yet. */
const notConfirmed = 2;

/** Whom the flags name, ready to ask. Throws CliError. */
export function clientOf({ as: officer, key, api }: StewardFlags): StewardClient {
  const { officerKeyFile, readOfficerKey } =
    require('../../steward/officer-key-file') as typeof import('../../steward/officer-key-file');
  const { stewardClient } = require('../../steward/steward-client') as typeof import('../../steward/steward-client');
  const { officerDoubt } = require('../../steward/officer-doubt') as typeof import('../../steward/officer-doubt');
  const config = processConfig('tool');
  const doubt = () => officerDoubt(config.policyDirectory, officer);
  const host = config.adminHost.includes(':') ? `[${config.adminHost}]` : config.adminHost;
  return stewardClient({
    api: api ?? `http://${host}:${config.adminPort}`,
    officer,
    key: readOfficerKey(key ?? officerKeyFile(config, officer), officer, doubt),
    doubt,
    onUnconfirmed({ id, number }) {
      process.stderr.write(
        `NOT confirmed by the gateway process ${visibleText(id)}: it served revision ${number} last\n`,
      );
      process.exitCode = notConfirmed;
    },
  });
}

/** Prints an answer: its JSON, or lines. */
export function print({ json }: StewardFlags, value: unknown, lines: () => readonly string[]): void {
  const printed = json ? JSON.stringify(value, null, 2).split('\n') : lines();
  process.stdout.write(`${printed.map(visibleText).join('\n')}\n`);
}

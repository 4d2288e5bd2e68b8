import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../../../schema/lib/system-clock';
import type { Config } from '../../config/config';
import { processConfig } from '../../config/process-config';
import { personas } from '../../identity/sandbox/personas';
import type { SandboxConsent, SandboxIssuer } from '../../identity/sandbox/sandbox-issuer';
import { parseCount } from '../options/parse-count';
import { settingsHelp } from '../options/settings-help';
import { CliError } from '../output/cli-error';
import { misused } from './misused';

const defaultTtlSeconds = 43_200;

/** `sharegraph token PERSONA`: an access token of the sandbox. */
export function tokenVerb(): Command {
  const table = personas.map(
    ({ id, label, item }) => `  ${id.padEnd(20)} ${(item ?? 'no item of its own').padEnd(33)} ${label.en}`,
  );
  return new Command('token')
    .description('print an access token of the sandbox issuer, or with --officer one for the steward API')
    .argument('[persona]', 'whose token; the list stands below')
    .option('--officer <id>', "an officer's instead, signed with their own key (default: a persona's)")
    .option('--key <file>', 'with --officer: their key (default: officers/<officer>.jwk in the state folder)')
    .option(
      '--ttl <seconds>',
      'how long it is valid (default: 43200; with --officer 300, 600 at most)',
      parseCount(1, 2_592_000),
    )
    .addHelpText(
      'after',
      `\nPersonas, with their service item:\n${table.join('\n')}\n${settingsHelp('stateDirectory')}`,
    )
    .action(async (persona: string | undefined, flags: TokenFlags) => {
      if ((persona === undefined) === (flags.officer === undefined))
        throw new CliError('expected either a persona or `--officer`');
      const token =
        flags.officer === undefined ? await personaToken(persona!, flags) : await officerToken(flags.officer, flags);
      process.stdout.write(`${token}\n`);
    });
}

interface TokenFlags {
  readonly officer?: string;
  readonly key?: string;
  readonly ttl?: number;
}

async function personaToken(persona: string, { ttl = defaultTtlSeconds }: TokenFlags): Promise<string> {
  const issuer = await sandboxIssuer(processConfig('tool'));
  return issuer.token(persona, { ttlSeconds: ttl });
}

function officerToken(officer: string, { key, ttl = 300 }: TokenFlags): Promise<string> {
  if (ttl > 600) throw new CliError('`--ttl`: expected at most 600 with `--officer`; sign in again instead');
  const { officerKeyFile, readOfficerKey } =
    require('../steward/officer-key-file') as typeof import('../steward/officer-key-file');
  const { signOfficerToken } = require('../../steward/officer-token') as typeof import('../../steward/officer-token');
  const { officerDoubt } = require('../steward/officer-doubt') as typeof import('../steward/officer-doubt');
  const config = processConfig('tool');
  const doubt = () => officerDoubt(config.policyDirectory, officer);
  const file = key ?? officerKeyFile(config, officer);
  return signOfficerToken(officer, readOfficerKey(file, officer, doubt), { clock: systemClock, ttlSeconds: ttl });
}

/** `sharegraph consent`: a consent of the sandbox, for `x-share-consent`. */
export function consentVerb(): Command {
  return misused(new Command('consent'))
    .description('print a consent of the sandbox consent issuer, for the header x-share-consent')
    .requiredOption('--item <code>', 'service item, by its 31 characters or its short id as S07')
    .requiredOption('--subject <idNumber...>', 'identity numbers of those who consent: applicant and relatives')
    .option('--coordinates <coordinate...>', 'what they consent to (default: all that the item may use)')
    .option('--ttl <seconds>', 'how long it is valid', parseCount(1, 2_592_000), defaultTtlSeconds)
    .addHelpText('after', settingsHelp('stateDirectory', 'policyDirectory'))
    .addHelpText('after', '\nExit codes: 0 printed, 1 it cannot be signed here, 2 nobody can mean such a consent.')
    .action(async (options: ConsentFlags) => {
      const config = processConfig('tool');
      const issuer = await sandboxIssuer(config);
      const consent = await issuer.consent(checkedConsent(config, options));
      process.stdout.write(`${consent}\n`);
    });
}

function sandboxIssuer(config: Config): Promise<SandboxIssuer> {
  if (!config.sandboxIssuer)
    throw new CliError(
      'the sandbox issuer is off here (production, or SHAREGRAPH_SANDBOX_ISSUER=off); ask the real issuer',
    );
  const keysDirectory = join(config.stateDirectory, 'keys');
  const { openSandboxIssuer } =
    require('../../identity/sandbox/sandbox-issuer') as typeof import('../../identity/sandbox/sandbox-issuer');
  return openSandboxIssuer({ keysDirectory, audience: config.audience, clock: systemClock });
}

interface ConsentFlags {
  readonly item: string;
  readonly subject: readonly string[];
  readonly coordinates?: readonly string[];
  readonly ttl: number;
}

function checkedConsent(config: Config, { subject, coordinates, ttl, ...flags }: ConsentFlags): SandboxConsent {
  const { readPolicyFiles } =
    require('../../../policies/store/files') as typeof import('../../../policies/store/files');
  const { itemCoordinates } = require('../gateway/item-coordinates') as typeof import('../gateway/item-coordinates');
  const { consentFault } = require('../gateway/consent-fault') as typeof import('../gateway/consent-fault');
  const { itemCode } = require('../gateway/item-code') as typeof import('../gateway/item-code');
  const policies = readPolicyFiles(config.policyDirectory);
  const item = itemCode(policies, flags.item);
  const consent = { item, subjects: subject, coordinates: coordinates ?? itemCoordinates(policies, item) };
  const fault = consentFault(policies, consent);
  if (fault !== null) throw new CliError(fault, 2);
  if (consent.coordinates.length > 0) return { ...consent, ttlSeconds: ttl };
  throw new CliError(`no service item \`${item}\` in the registry (${config.policyDirectory}/registry/items.yaml)`, 2);
}

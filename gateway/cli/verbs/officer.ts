import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { processConfig } from '../../config/process-config';
import { settingsHelp } from '../options/settings-help';
import { CliError } from '../output/cli-error';

interface Flags {
  readonly out?: string;
}

/** `sharegraph officer key | new`: the keys by which officers sign. */
export function officerVerb(): Command {
  return new Command('officer')
    .description('keys of the people who act on share policies')
    .addCommand(
      outOption(new Command('key').description('write private keys of sandbox officers, which anybody can make'))
        .argument('<officers...>', 'ids in policies/registry/officers.yaml, for example amr-steward')
        .action(sandboxKey),
    )
    .addCommand(
      outOption(new Command('new').description('make a private key of your own and print its public half'))
        .argument('<officer>', 'your id in policies/registry/officers.yaml')
        .action((officer: string, { out }: Flags) => {
          write(officer, generateKeyPairSync('ed25519').privateKey, out, 'own');
        }),
    );
}

function outOption(command: Command): Command {
  return command
    .option('--out <file>', 'where to (default: officers/<officer>.jwk in the state folder)')
    .addHelpText('after', settingsHelp('stateDirectory', 'policyDirectory'));
}

function sandboxKey(officers: readonly string[], { out }: Flags): void {
  if (processConfig('tool').environment === 'production')
    throw new CliError('sandbox keys open nothing in production; make one of your own with `sharegraph officer new`');
  if (out !== undefined && officers.length > 1) throw new CliError('`--out`: expected one officer with it');
  const { sandboxOfficerKey } =
    require('../../../policies/workflow/sandbox-officer-key') as typeof import('../../../policies/workflow/sandbox-officer-key');
  const { officerDoubt } = require('../steward/officer-doubt') as typeof import('../steward/officer-doubt');
  const { policyDirectory } = processConfig('tool');
  for (const officer of officers) {
    write(officer, sandboxOfficerKey(officer), out, 'sandbox');
    const doubt = officerDoubt(policyDirectory, officer);
    if (doubt !== null)
      process.stderr.write(
        `UNKNOWN_OFFICER: ${doubt} The key is written; it opens something only where a policy store knows them.\n`,
      );
  }
}

/** Never over a key that is there. A sandbox key that is there already is left as it is, so that it can be asked for again. */
function write(officer: string, key: KeyObject, out: string | undefined, whose: 'sandbox' | 'own'): void {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(officer))
    throw new CliError(`\`${officer}\`: expected an officer's id, for example \`amr-steward\``);
  const { officerKeyFile, officerKeyText } =
    require('../steward/officer-key-file') as typeof import('../steward/officer-key-file');
  const { publicKeyText } =
    require('../../../policies/workflow/public-key-text') as typeof import('../../../policies/workflow/public-key-text');
  const file = out ?? officerKeyFile(processConfig('tool'), officer);
  const text = officerKeyText(officer, key);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new CliError(`\`${file}\`: it cannot be written (${code})`);
    if (whose === 'own') throw new CliError(`\`${file}\`: there is a key already; move it away first`);
    if (!holds(file, text)) {
      const found = `this is another key than the sandbox's of \`${officer}\`, and may be the only copy`;
      throw new CliError(`\`${file}\`: ${found}; move it away first, or name another file with \`--out\``);
    }
  }
  process.stdout.write(`${file}\npublicKey: ${publicKeyText(key)}\n`);
}

function holds(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}

import type { OverlayTargets } from '../../../policies/store/postgres/model';
import { CliError } from '../output/cli-error';
import { runPolicyChange } from './run-policy-change';

interface Flags {
  readonly client?: string;
  readonly organisation?: string;
  readonly reason: string;
  readonly wait: number;
}

/** Revokes an agreement, or suspends a client or an organisation. Resolves to the exit code. */
export function runPolicyRevoke(agreement: string | undefined, flags: Flags): Promise<number> {
  const { id, what, targets } = target(agreement, flags);
  const settings = { reason: flags.reason, waitMs: flags.wait };
  if (agreement !== undefined) return runPolicyChange({ revoke: [id] }, { ...settings, what: `\`${id}\` is revoked` });
  return runPolicyChange({ suspend: targets }, { ...settings, what: `the ${what} \`${id}\` is suspended` });
}

/** Lets what is suspended count again. Resolves to the exit code. */
export function runPolicyReinstate(agreement: string | undefined, flags: Flags): Promise<number> {
  const { id, what, targets } = target(agreement, flags);
  const settings = { reason: flags.reason, waitMs: flags.wait, what: `the ${what} \`${id}\` counts again` };
  return runPolicyChange({ reinstate: targets }, settings);
}

function target(
  agreement: string | undefined,
  { client, organisation }: Flags,
): { readonly id: string; readonly what: string; readonly targets: OverlayTargets } {
  const given = [agreement, client, organisation].filter((id) => id !== undefined);
  if (given.length !== 1) throw new CliError('expected one of: an agreement, `--client`, `--organisation`');
  if (agreement !== undefined) return { id: agreement, what: 'agreement', targets: { agreements: [agreement] } };
  if (client !== undefined) return { id: client, what: 'client', targets: { clients: [client] } };
  return { id: organisation!, what: 'organisation', targets: { organisations: [organisation!] } };
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../../schema/lib/package-root';
import type { Asker } from './asker';
import { agreementOf, organisationOf } from './policy-set';
import type { World } from './start-world';

export interface Trial {
  /**
   * From the start of the command to the first answer of the last probe that did not show the field any more, in
   * milliseconds: the last answer that could have shown it left before.
   */
  readonly fromStartMs: number;
  /** The same from the moment at which the revision was issued. */
  readonly fromIssueMs: number;
  /** What the command says: when all gateways had confirmed, after it began to wait. Null in process. */
  readonly confirmedMs: number | null;
  readonly wrongStatus: number;
}

/**
 * Each gateway's probe asks again so long after it asked, in milliseconds. Without a pause probes would take all of the
 * machine on which the command, too, has to run; what may be missed in between is counted as seen.
 */
const everyMs = 10;
/** Answers without the field that each probe sees before a trial ends. */
const enough = 5;
const longestMs = 10_000;

/**
 * Revokes one agreement while every gateway is asked for its field again and again.
 * Rejects when the field was not shown before, or is still shown ten seconds after the command has ended.
 */
export async function runTrial(
  world: World,
  askers: readonly Asker[],
  { trial, inProcess }: { trial: number; inProcess: boolean },
): Promise<Trial> {
  const headers = await world.headers(organisationOf(trial));
  // Each gateway verifies the token and decides once before anything is measured.
  for (const gateway of askers) {
    const { shows, status } = await gateway.ask(headers);
    if (!shows) throw new Error(`trial ${trial}: the field is not shown to begin with (status ${status})`);
  }
  const seen = { gone: 0, wrong: 0, revokedAt: Number.POSITIVE_INFINITY };
  let ended = false;
  const probing = Promise.all(askers.map((gateway) => probe(gateway, headers, seen, () => ended)));
  // Looked at below, after the command: it may fail first.
  probing.catch(() => undefined);
  const startedAt = performance.now();
  try {
    const { number, confirmedMs } = await (inProcess ? revokeHere(world, trial) : revokeByCommand(world, trial));
    seen.revokedAt = performance.now();
    const { issuedAtMs } = await world.store.revision(number);
    await probing;
    return {
      fromStartMs: Math.max(0, seen.gone - startedAt),
      fromIssueMs: Math.max(0, seen.gone - (issuedAtMs - performance.timeOrigin)),
      confirmedMs,
      wrongStatus: seen.wrong,
    };
  } finally {
    ended = true;
    await probing.catch(() => undefined);
  }
}

async function probe(
  gateway: Asker,
  headers: Readonly<Record<string, string>>,
  seen: { gone: number; wrong: number; readonly revokedAt: number },
  ended: () => boolean,
): Promise<void> {
  for (let without = 0, goneAt = 0; without < enough && !ended(); ) {
    const askedAt = performance.now();
    const { shows, at, status } = await gateway.ask(headers);
    if (status !== 200) seen.wrong += 1;
    without = shows ? 0 : without + 1;
    if (without === 1) goneAt = at;
    if (without === enough) seen.gone = Math.max(seen.gone, goneAt);
    if (at > seen.revokedAt + longestMs)
      throw new Error(`the field is still shown ${longestMs} ms after its revocation`);
    await delay(Math.max(0, askedAt + everyMs - performance.now()));
  }
}

async function revokeHere(world: World, trial: number) {
  const { number } = await world.store.overlay({ revoke: [agreementOf(trial)], actor: 'bench', reason: 'a trial' });
  return { number, confirmedMs: null };
}

async function revokeByCommand(world: World, trial: number) {
  const main = join(packageRoot(), 'dist', 'gateway', 'cli', 'main.js');
  const command = spawn(process.execPath, [main, 'policy', 'revoke', agreementOf(trial), '--wait', '5000'], {
    env: { PATH: process.env['PATH'], ...world.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  command.stdout.on('data', (chunk) => {
    output += chunk;
  });
  command.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve) => command.once('close', resolve));
  const number = Number(/^revision (\d+) is live/m.exec(output)?.[1]);
  if (code !== 0 || !number) throw new Error(`\`policy revoke\` ended with ${code}: ${output}`);
  return { number, confirmedMs: Number(/within (\d+) ms/.exec(output)?.[1] ?? Number.NaN) };
}

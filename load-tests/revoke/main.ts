import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createAsker } from './asker';
import { backgroundLoad } from './background-load';
import { parseOptions } from './options';
import { bystander, policySet } from './policy-set';
import { startWorld, type World } from './start-world';
import { summarise } from './summarise';
import { runTrial, type Trial } from './trial';

/** What has to hold, over all trials, in milliseconds. */
const target = { maxMs: 1_000, p99Ms: 250 };
const linesEvery = 50;
/** Gateways that just started compile their own code, and not only the policy. */
const warmUpMs = 10_000;
/** Between two trials: what one leaves to be done (copies on disk, confirmations) must not count for the next. */
const restMs = 100;

/** `npm run bench:revoke`: the exit status is 1 when the target is missed. See README.md in the folder above. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv);
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const [busy = 0] = loadavg();
  if (busy > 0.7) tell(`this machine is busy (load ${busy.toFixed(1)}): latencies will be off`);
  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-revoke-'));
  let world: World | undefined;
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= (async () => {
      await world?.close();
      rmSync(directory, { recursive: true, force: true });
    })();
    return ended;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  try {
    tell(`a policy set of ${options.organisations} organisations and ${options.trials} agreements`);
    const set = policySet({ consumers: options.trials, organisations: options.organisations, granted: true });
    world = await startWorld(directory, { gateways: options.gateways, set }, tell);
    const askers = world.gateways.map(({ url }) => createAsker(url, 16));
    const load = backgroundLoad(askers, await world.headers(bystander), options.rate);
    tell(`${warmUpMs / 1_000} s of this load before the first trial`);
    await delay(warmUpMs);
    const trials: Trial[] = [];
    for (let trial = 0; trial < options.trials; trial += 1) {
      trials.push(await runTrial(world, askers, { trial, inProcess: options.inProcess }));
      await delay(restMs);
      if ((trial + 1) % linesEvery === 0) tell(`${trial + 1} of ${options.trials}: ${line(trials)}`);
    }
    load.stop();
    for (const asker of askers) await asker.close();
    const report = {
      ...summarise(trials.map(({ fromStartMs }) => fromStartMs)),
      from: options.inProcess ? 'the call' : 'the start of the command',
      fromIssue: summarise(trials.map(({ fromIssueMs }) => fromIssueMs)),
      organisations: options.organisations,
      gateways: options.gateways,
      background: Object.fromEntries(load.answers),
      wrongStatus: trials.reduce((sum, { wrongStatus }) => sum + wrongStatus, 0),
      loadAverage: loadavg().map((value) => Math.round(value * 10) / 10),
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    const failed = report.wrongStatus > 0 || [...load.answers.keys()].some((status) => status !== 200);
    if (failed || report.maxMs > target.maxMs || report.p99Ms > target.p99Ms) process.exitCode = 1;
  } finally {
    await end();
  }
}

function line(trials: readonly Trial[]): string {
  const { p50Ms, p99Ms, maxMs } = summarise(trials.map(({ fromStartMs }) => fromStartMs));
  const issue = summarise(trials.map(({ fromIssueMs }) => fromIssueMs));
  return `p50 ${p50Ms} ms, p99 ${p99Ms} ms, max ${maxMs} ms (after the revision was issued: ${issue.p50Ms}, ${issue.p99Ms}, ${issue.maxMs})`;
}

main().then(
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    process.stderr.write(`bench:revoke failed: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);

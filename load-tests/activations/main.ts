import { loadavg } from 'node:os';
import { runBench } from '../command/run-bench';
import { organisationOf, policySet } from '../revoke/policy-set';
import { startWorld, type World } from '../revoke/start-world';
import { summarise } from '../revoke/summarise';
import { type Asker, createAsker } from './asker';
import { judge } from './judge';
import { knownRevisions } from './known-revisions';
import { officers } from './officers';
import { type Options, parseOptions } from './options';
import { Tally } from './tally';

/** Consumers that ask at a time: some that have it, some that get it next. */
const around = { before: 12, after: 2 };
/** One of so many agreements is revoked again, so many activations later. */
const revokeEvery = 3;
const revokeAfter = 8;
const linesEvery = 60;

/** `npm run bench:activations`: the exit status is 1 when an answer was a failure, or not that of the revision it names. */
const options = parseOptions(process.argv);
void runBench('bench:activations', { json: options.json, pinned: false }, async ({ directory, tell, onEnd }) => {
  const { activations: consumers, organisations, gateways } = options;
  const set = policySet({ consumers, organisations, granted: false });
  const world = await startWorld(directory, { gateways, set }, tell);
  onEnd(() => world.close());
  const askers = world.gateways.map(({ url }) => createAsker(url, remembered(world)));
  for (const asker of askers) onEnd(() => asker.close());
  const tally = new Tally();
  const load = startLoad(askers, tally, options);
  const startedMs = performance.now();
  const { confirmMs, notShown } = await activateAll(world, askers, { tally, load, tell, options });
  const seconds = (performance.now() - startedMs) / 1_000;
  await load.stop();
  tell(`${tally.total} answers; holding each to the revision that it names`);
  const { faults, ...verdict } = await judge(tally.entries(), knownRevisions(world.store, set.itemCode));
  const rows = {
    activations: confirmMs.length,
    seconds: Math.round(seconds),
    revisions: (await world.store.head()).number,
    ...verdict,
    confirm: summarise(confirmMs),
    notShownAfterConfirm: notShown,
    faults,
    loadAverage: loadavg().map((value) => Math.round(value * 10) / 10),
  };
  const holds = faults.length === 0 && notShown === 0;
  return { rows, text: JSON.stringify(rows, null, 2), holds };
});

/** Each consumer's headers are signed once. */
function remembered(world: World): (consumer: string) => Promise<Readonly<Record<string, string>>> {
  const known = new Map<string, Promise<Readonly<Record<string, string>>>>();
  return (consumer) => {
    const headers = known.get(consumer) ?? world.headers(consumer);
    known.set(consumer, headers);
    return headers;
  };
}

interface Load {
  /** The activation that is under way. */
  now: number;
  stop(): Promise<void>;
}

/** Requests at a fixed rate to each gateway, whatever becomes of those before. */
function startLoad(askers: readonly Asker[], tally: Tally, { rate, activations }: Options): Load {
  const pending = new Set<Promise<void>>();
  let turn = 0;
  const load: Load = {
    now: 0,
    async stop() {
      clearInterval(timer);
      await Promise.all(pending);
    },
  };
  const send = (): void => {
    turn += 1;
    const consumer = load.now - around.before + (turn % (around.before + around.after + 1));
    for (const asker of askers) {
      const asked = asker.ask(organisationOf(Math.min(Math.max(consumer, 0), activations - 1))).then((answer) => {
        tally.add(answer);
        pending.delete(asked);
      });
      pending.add(asked);
    }
  };
  const timer = setInterval(send, 1_000 / rate);
  return load;
}

/** One activation after the other, at a steady pace; now and then an earlier one is revoked. */
async function activateAll(
  world: World,
  askers: readonly Asker[],
  { tally, load, tell, options }: { tally: Tally; load: Load; tell(line: string): void; options: Options },
): Promise<{ confirmMs: readonly number[]; notShown: number }> {
  const by = officers(world.gateways[0]!.adminUrl);
  const paceMs = (options.minutes * 60_000) / options.activations;
  const startMs = performance.now();
  const confirmMs: number[] = [];
  const agreements: string[] = [];
  let notShown = 0;
  for (let number = 0; number < options.activations; number += 1) {
    const early = startMs + number * paceMs - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    load.now = number;
    const consumer = organisationOf(number);
    const id = await by.prepare(consumer);
    const confirming = performance.now();
    await by.confirm(id);
    confirmMs.push(performance.now() - confirming);
    agreements.push(id);
    // Whoever asks once it is confirmed gets it, from every gateway.
    for (const answer of await Promise.all(askers.map((asker) => asker.ask(consumer)))) {
      tally.add(answer);
      if (!answer.shape.includes('shareholders')) notShown += 1;
    }
    const earlier = agreements[number - revokeAfter];
    if (earlier !== undefined && number % revokeEvery === 0) await by.revoke(earlier);
    if ((number + 1) % linesEvery === 0) {
      const behind = Math.max(0, (performance.now() - startMs - (number + 1) * paceMs) / 1_000);
      tell(
        `${number + 1} of ${options.activations} activated, ${behind.toFixed(0)} s late, ${tally.total} answers, ${tally.failed} failed`,
      );
    }
  }
  return { confirmMs, notShown };
}

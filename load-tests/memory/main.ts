import { printClaims } from '../command/print-claims';
import { type BenchRun, runBench } from '../command/run-bench';
import { textTable } from '../command/text-table';
import { judge } from './judge';
import type { Sample } from './model';
import { openWorld } from './open-world';
import { type Options, parseOptions } from './options';
import { type Outcomes, sendAll } from './send-all';

/** `npm run bench:memory`: see README.md in the folder above. */
const options = parseOptions(process.argv);
void runBench('bench:memory', options, (run) => watch(run, options));

/** Between two samples that collect first: a collection of the whole heap stops the gateway for a while. */
const collectEvery = 5;
const lineMs = 2_000;

async function watch(run: BenchRun, options: Options) {
  const { gateway, next } = await openWorld(run, options);
  const samples: Sample[] = [];
  const outcomes: Outcomes = { whole: 0, partial: 0, refused: 0, failed: 0 };
  const startedMs = performance.now();
  let toldMs = startedMs;
  for (let index = 1; index <= options.samples; index += 1) {
    const done = samples.at(-1)?.requests ?? 0;
    const requests = Math.round((options.requests * index) / options.samples);
    const some = await sendAll(`${gateway.ready.url}/graphql`, { ...options, next, count: requests - done });
    for (const outcome of Object.keys(some) as (keyof Outcomes)[]) outcomes[outcome] += some[outcome];
    samples.push({ requests, ...(await gateway.ask<Omit<Sample, 'requests'>>(index % collectEvery ? '' : 'collect')) });
    const nowMs = performance.now();
    if (nowMs - toldMs >= lineMs || index === options.samples) {
      toldMs = nowMs;
      run.keep({ claims: [], outcomes, samples });
      run.tell(progress(samples.at(-1)!, options.requests, nowMs - startedMs));
    }
  }
  const claims = judge(samples, options.requests * options.warmup, outcomes);
  return {
    rows: { claims, outcomes, samples },
    text: `${cacheTable(samples.at(-1)!)}\n\n${JSON.stringify(outcomes)}\n\n${printClaims(claims)}`,
    holds: claims.every(({ holds }) => holds),
  };
}

function progress({ requests, rssBytes, heapUsedBytes }: Sample, total: number, spentMs: number): string {
  const leftSeconds = (spentMs / requests) * (total - requests) * 0.001;
  const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  return `${requests} of ${total}, ${leftSeconds.toFixed(0)} s left: resident ${mib(rssBytes)}, heap ${mib(heapUsedBytes)}`;
}

function cacheTable({ caches }: Sample): string {
  const lines = caches.map(({ cache, instances, entries, size, over }) => [
    cache,
    ...[instances, entries, Math.round(size), over].map(String),
  ]);
  return textTable([['caches at the end', 'of these', 'entries', 'weight', 'over'], ...lines]);
}

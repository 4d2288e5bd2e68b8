import { type Claim, claim } from '../command/claim';
import { median } from '../peers/measure/median';
import type { Sample } from './model';
import type { Outcomes } from './send-all';

const mostGrowthPercent = 5;
/** Of the run, how much is looked at after the warm-up and at the end: a resident set goes up and down as Node collects. */
const windowShare = 0.1;

/**
 * What the samples of a run show.
 * @param warmupRequests what came up to then filled caches
 */
export function judge(samples: readonly Sample[], warmupRequests: number, outcomes: Outcomes): Claim[] {
  const total = samples.at(-1)?.requests ?? 0;
  const width = total * windowShare;
  const within = (from: number, to: number) => samples.filter(({ requests }) => requests >= from && requests <= to);
  const first = within(warmupRequests, warmupRequests + width);
  const last = within(total - width, total);
  const growth = (value: (sample: Sample) => number | null): number | null => {
    const middle = (some: readonly Sample[]) => median(some.map(value).filter((one) => one !== null));
    const [before, after] = [middle(first), middle(last)];
    return before === null || after === null ? null : 100 * (after / before - 1);
  };
  const most = Math.max(...samples.map(({ rssBytes }) => rssBytes)) / 2 ** 20;
  const over = new Set(samples.flatMap(({ caches }) => caches.flatMap(({ cache, over }) => (over > 0 ? [cache] : []))));
  return [
    claim(
      'resident set, grown since the warm-up',
      growth(({ rssBytes }) => rssBytes),
      '%',
      mostGrowthPercent,
    ),
    claim(
      'live heap, grown since the warm-up',
      growth(({ heapLiveBytes }) => heapLiveBytes),
      '%',
      mostGrowthPercent,
    ),
    claim('caches over their bounds', over.size, '', 0),
    claim('requests failed', outcomes.failed, '', 0),
    claim('resident set at most', most, 'MiB', null),
  ];
}

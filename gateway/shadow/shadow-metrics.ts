import { Counter, type Registry } from 'prom-client';
import type { DifferenceKind, ShadowObserver } from './model';

/** Pairs of organisation and item that are counted apart; all beyond are counted together. */
export const mostPairs = 500;

const kinds: readonly DifferenceKind[] = ['gains', 'loses', 'form'];

/** Figures of a draft that is decided beside the live policy. Labels come from the registry, and are bounded. */
export function shadowMetrics(registry: Registry): ShadowObserver {
  const registers = [registry];
  const compared = new Counter({
    name: 'sharegraph_shadow_compared_total',
    help: 'Requests that the draft decided beside the live policy.',
    labelNames: ['outcome'],
    registers,
  });
  const differences = new Counter({
    name: 'sharegraph_shadow_differences_total',
    help: 'Coordinates that the draft decides otherwise, one for each coordinate and request.',
    labelNames: ['organisation', 'item', 'kind'],
    registers,
  });
  const skipped = new Counter({
    name: 'sharegraph_shadow_skipped_total',
    help: 'Requests that were not compared because too many waited.',
    registers,
  });
  const failed = new Counter({
    name: 'sharegraph_shadow_errors_total',
    help: 'Drafts that could not be read, and requests that the draft could not decide.',
    registers,
  });
  const pairs = new Set<string>();
  const labels = (organisation: string, item: string) => {
    const pair = `${organisation} ${item}`;
    if (pairs.size < mostPairs) pairs.add(pair);
    return pairs.has(pair) ? { organisation, item } : { organisation: 'other', item: 'other' };
  };
  return {
    compared(difference) {
      compared.inc({ outcome: difference ? 'different' : 'same' });
      if (!difference) return;
      const of = labels(difference.organisation, difference.item ?? 'none');
      for (const kind of kinds) {
        const count = difference.coordinates[kind].length;
        if (count > 0) differences.inc({ ...of, kind }, count);
      }
    },
    skipped: () => skipped.inc(),
    failed: () => failed.inc(),
  };
}

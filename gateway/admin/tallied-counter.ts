import { Counter, type CounterConfiguration } from 'prom-client';

/**
 * A counter that says its labels when it is read: to count with them each time costs more than the rest of what is noted of
 * a request.
 * @returns counts one, with values for its labels in their order
 */
export function talliedCounter<Label extends string>(
  configuration: Omit<CounterConfiguration<Label>, 'collect' | 'labelNames'> & {
    readonly labelNames: readonly Label[];
  },
): (...values: readonly (string | number)[]) => void {
  const tallies = new Map<string, { readonly values: readonly (string | number)[]; untold: number }>();
  const counter: Counter<Label> = new Counter({
    ...configuration,
    collect() {
      for (const { values, untold } of tallies.values()) counter.labels(...values.map(String)).inc(untold);
      for (const tally of tallies.values()) tally.untold = 0;
    },
  });
  return (...values) => {
    const key = values.join('\0');
    const tally = tallies.get(key);
    if (tally) tally.untold += 1;
    else tallies.set(key, { values, untold: 1 });
  };
}

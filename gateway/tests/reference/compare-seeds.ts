import type { RandomOperation } from '../../../schema/testing/random-operation';
import type { Compared } from './compare-executors';

/** Data, errors and operation all follow from the seed, so a seed is a whole test case. */
export type Run = (seed: number) => Promise<Compared & { readonly operation: RandomOperation }>;

/** What was seen, so that a test can hold that it was enough, and that known differences stay rare. */
export interface Seen {
  operations: number;
  withErrors: number;
  /**
   * A non-null field that failed under one alias nulled the object under another alias too: internal names merged them
   * before planning, and the department propagated the null. Governed fields are nullable, so this cannot happen to
   * data of the real graph; and it only ever loses values.
   */
  siblingAliasNulled: number;
  /** Apollo put an error at the wrong object; data are compared all the same. See `skipsElements`. */
  apolloMisplacesErrors: number;
}

/** One operation in three is run without errors, the others with errors of different rarity. */
export function errorOneIn(seed: number): number {
  return seed % 3 === 0 ? Infinity : 4 + (seed % 20);
}

/** Runs seeds `first` to `first + count - 1`; expects equal data and equal sets of error paths. */
export async function compareSeeds(run: Run, first: number, count: number, seen: Seen): Promise<void> {
  for (let seed = first; seed < first + count; seed += 1) {
    const { operation, ours, merged, internal, paths, mayDiffer } = await run(seed);
    const told = { seed, operation };
    seen.operations += 1;
    if (paths.merged.length > 0) seen.withErrors += 1;

    const alike =
      JSON.stringify([sorted(ours.data), paths.ours]) === JSON.stringify([sorted(merged.data), paths.merged]);
    if (!alike && mayDiffer.siblingAliasNulled && onlyLosesValues(ours.data, merged.data)) seen.siblingAliasNulled += 1;
    else if (!alike) {
      expect({ ...told, data: ours.data }).toEqual({ ...told, data: merged.data });
      expect({ ...told, paths: paths.ours }).toEqual({ ...told, paths: paths.merged });
    }

    expect({ ...told, data: internal.ours.data }).toEqual({ ...told, data: internal.apollo.data });
    const sameErrors = paths.internalOurs.join() === paths.apollo.join();
    if (!sameErrors && mayDiffer.apolloMisplacesErrors) seen.apolloMisplacesErrors += 1;
    else expect({ ...told, paths: paths.internalOurs }).toEqual({ ...told, paths: paths.apollo });
  }
}

/** Whether `ours` is `theirs` with nothing different but nulls in place of values. */
function onlyLosesValues(ours: unknown, theirs: unknown): boolean {
  if (ours === null || ours === theirs) return true;
  if (typeof ours !== 'object' || typeof theirs !== 'object' || theirs === null) return false;
  const members = Object.entries(theirs);
  return (
    Object.keys(ours).length === members.length &&
    members.every(([name, value]) => onlyLosesValues((ours as Record<string, unknown>)[name], value))
  );
}

/** Members in one order: executors may differ in the order of fields that fragments bring. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, one]) => [key, sorted(one)]));
}

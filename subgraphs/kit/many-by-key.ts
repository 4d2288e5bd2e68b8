import DataLoader from 'dataloader';
import { asInstance } from './as-instance';
import type { Database } from './database';

const MAX_KEYS = 10_000;

/**
 * Looks up the rows that belong to a key, all keys of one turn of the event loop in one statement.
 * @param statement selects by `= ANY($1)` and returns the owner's key as column `key`. Lists are ordered by the key of
 *   their rows: any other order, and which rows a limit keeps by it, would tell of the column it is ordered by to callers
 *   who may not read that column (`docs/adr/0005-lists-in-key-order.md`)
 * @returns a loader, for one request, that answers a list of instances of `type`, empty where there are none
 */
export function manyByKey<T extends object>(
  database: Database,
  type: new () => T,
  statement: string,
  parameters: readonly unknown[] = [],
): DataLoader<string, T[]> {
  return new DataLoader(
    async (keys) => {
      const lists = new Map<unknown, T[]>(keys.map((key) => [key, []]));
      for (const row of await database.rows(statement, [keys, ...parameters])) {
        lists.get(row['key'])?.push(asInstance(type, row));
      }
      return keys.map((key) => lists.get(key) ?? []);
    },
    { maxBatchSize: MAX_KEYS },
  );
}

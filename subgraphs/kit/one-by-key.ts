import DataLoader from 'dataloader';
import { asInstance } from './as-instance';
import type { Database, Row } from './database';

/** Keys of one statement at most; PostgreSQL takes far more, this bounds the memory of one answer. */
const MAX_KEYS = 10_000;

/**
 * Looks rows up by a unique key, all keys of one turn of the event loop in one statement.
 * @param statement selects by `= ANY($1)` and returns the key as column `key`
 * @returns a loader, for one request, that answers an instance of `type` or null, in the order of the keys
 */
export function oneByKey<T extends object>(
  database: Database,
  type: new () => T,
  statement: string,
  parameters: readonly unknown[] = [],
): DataLoader<string, T | null> {
  return new DataLoader(
    async (keys) => {
      const found = new Map<unknown, Row>();
      for (const row of await database.rows(statement, [keys, ...parameters])) found.set(row['key'], row);
      return keys.map((key) => {
        const row = found.get(key);
        return row === undefined ? null : asInstance(type, row);
      });
    },
    { maxBatchSize: MAX_KEYS },
  );
}

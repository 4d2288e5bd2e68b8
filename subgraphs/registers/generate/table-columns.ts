import { tables } from '../tables';

/** Columns of each table that are stored by COPY, read from the statements themselves so that they are said once. */
export const tableColumns: ReadonlyMap<string, readonly string[]> = new Map(
  [...tables.matchAll(/CREATE TABLE IF NOT EXISTS (\S+) \(\n([\s\S]*?)\n\);/g)].map(([, table, body]) => [
    table!,
    body!
      .split('\n')
      .map((line) => line.trim().split(' ')[0]!)
      .filter((word, i) => /^[a-z_]+$/.test(word) && !body!.split('\n')[i]!.includes('GENERATED ALWAYS')),
  ]),
);

import { join } from 'node:path';
import { startPostgres } from '../../../subgraphs/registers/postgres';
import type { Config } from '../../config/config';
import type { Closers } from '../process/closers';

/** Starts the PostgreSQL that came with npm, with its files in the state folder. Resolves to its URL. */
export async function embeddedDatabase(config: Pick<Config, 'stateDirectory'>, closers: Closers): Promise<string> {
  const postgres = await startPostgres({ directory: join(config.stateDirectory, 'postgres') });
  closers.add('PostgreSQL', () => postgres.stop());
  return postgres.url;
}

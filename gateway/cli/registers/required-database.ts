import type { Config } from '../../config/config';
import { CliError } from '../output/cli-error';

/**
 * The database of a verb that cannot do without one.
 * @throws CliError
 */
export function requiredDatabase({ databaseUrl }: Pick<Config, 'databaseUrl'>): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new CliError('`DATABASE_URL` is not set; set it to the database of the registers, or run `sharegraph start`');
}

import { destination, type Logger, pino } from 'pino';
import type { Config } from '../../config/config';

/**
 * Log lines as JSON on stderr; stdout is for what a command was asked for. Callers pass ids, codes, counts and
 * durations, never a value, an identifier, a token, a URL or a message of a foreign error.
 */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino(
    { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  );
}

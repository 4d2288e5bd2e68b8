import { type Logger, pino } from 'pino';
import type { Config } from '../../config/config';
import { logSink } from './log-sink';

/**
 * Log lines as JSON on stderr; stdout is for what a command was asked for. Callers pass ids, codes, counts and
 * durations, never a value, an identifier, a token, a URL or a message of a foreign error.
 */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  // Not pino's own destination: it ends the process when the disk of the log is full.
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, logSink());
}

import type { Config } from './config';
import { loadConfig } from './load-config';
import type { Role } from './role';

/**
 * The configuration of this process.
 * @throws ConfigError
 */
export function processConfig(role: Role): Config {
  return loadConfig(process.env, role);
}

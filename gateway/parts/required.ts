import { ConfigError } from '../config/config-error';

/** Throws `ConfigError` for null: what a gateway cannot do without. */
export function required<Value>(value: Value | null, what: string): Value {
  if (value === null) throw new ConfigError([`the gateway needs the ${what}; the operator must configure it`]);
  return value;
}

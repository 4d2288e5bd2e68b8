import { readFileSync } from 'node:fs';
import { processConfig } from '../../config/process-config';
import { CliError } from '../output/cli-error';
import { invalidateCache } from './invalidate-cache';

/**
 * Says how many gateways were told to ask again.
 * @param key JSON object, or `-` for one on standard input, where no process list shows it
 */
export async function runCacheInvalidate(typeName: string, key: string | undefined): Promise<void> {
  const text = key === '-' ? readFileSync(0, 'utf8') : key;
  const told = await invalidateCache(processConfig('tool'), {
    typeName,
    key: text === undefined ? null : object(text),
  });
  const gateways = `${told} ${told === 1 ? 'gateway process asks' : 'gateway processes ask'}`;
  process.stdout.write(
    `${gateways} departments again for \`${typeName}\`${text === undefined ? '' : ' with that key'}\n`,
  );
}

function object(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new CliError('`--key`: expected a JSON object with the fields of the key, as `{"code": "990101"}`');
}

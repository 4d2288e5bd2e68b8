import type { Option } from '../../config/option';
import { schema } from '../../config/schema';

/** The part of a verb's `--help` that lists the environment variables it reads, with their defaults. */
export function settingsHelp(...names: readonly (keyof typeof schema)[]): string {
  const rows = names.map((name) => {
    const { env, default: fallback, doc }: Option = schema[name];
    return `  ${env.padEnd(34)} ${doc} (default: ${fallback || 'unset'})`;
  });
  return `\nSettings, from the environment (all of them: docs/configuration.md):\n${rows.join('\n')}`;
}

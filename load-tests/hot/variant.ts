import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../peers/targets/target';

/** A part of the gateway that can be left out to see what it costs; each is a file in `off/`. */
export type Part = 'identity' | 'token-cache' | 'audit' | 'warrants' | 'batching' | 'door';

/**
 * The shipped gateway less some parts.
 * @param base `sharegraph` or `sharegraphOpen`
 * @param policyDirectory in the place of the comparison's, which lets nothing be kept
 */
export function variant(name: string, base: Target, off: readonly Part[], policyDirectory?: string): Target {
  const files = (root: string) => off.map((part) => join(root, 'dist', 'load-tests', 'hot', 'off', `${part}.js`));
  return {
    name,
    about: base.about + off.map((part) => `, without ${part}`).join(''),
    governed: base.governed,
    unavailable(context) {
      const missing = files(context.root).some((file) => !existsSync(file));
      return missing ? 'it is not built; run `npm run build`' : base.unavailable(context);
    },
    start: (context) =>
      base.start({
        ...context,
        policyDirectory: policyDirectory ?? context.policyDirectory,
        flags: [...context.flags, ...files(context.root).flatMap((file) => ['--require', file])],
      }),
  };
}

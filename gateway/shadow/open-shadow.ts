import { performance } from 'node:perf_hooks';
import type { GraphQLSchema } from 'graphql';
import type { PolicyReader } from '../../policies/store/reader';
import { createShadow } from './create-shadow';
import { DraftError } from './draft-error';
import type { Shadow, ShadowObserver } from './model';

/**
 * The draft of a folder, decided beside the live policy; null where none is configured, so that there is nothing to do for
 * a request. A draft that cannot be read or has faults is told to the observer, and the gateway goes on without it.
 * @param schema the full graph
 * @param read reads the policies of a folder; may throw
 */
export function openShadow(
  { shadowPolicy, shadowPercent }: { readonly shadowPolicy: string | null; readonly shadowPercent: number },
  schema: GraphQLSchema,
  read: (directory: string) => PolicyReader,
  observer: ShadowObserver = unobserved,
): Shadow | null {
  if (shadowPolicy === null) return null;
  try {
    return createShadow({
      schema,
      draft: read(shadowPolicy).current(),
      percent: shadowPercent,
      observer,
      nowMs: () => performance.now(),
      // A comparison keeps no process alive.
      schedule: (run, delayMs) => void setTimeout(run, delayMs).unref(),
    });
  } catch (error) {
    observer.failed(new DraftError((error as Error).message));
    return null;
  }
}

const unobserved: ShadowObserver = {
  compared: () => undefined,
  skipped: () => undefined,
  failed: () => undefined,
};

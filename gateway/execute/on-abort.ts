/** Somebody who has to be told that a signal was aborted. */
export interface AbortListener {
  aborted(): void;
}

const listeners = new WeakMap<AbortSignal, Set<AbortListener>>();

/**
 * Has a listener told, once, when a signal that is not yet aborted is. A request's signal has dozens of listeners in its
 * life, for each of its calls at each step; one entry in a set costs a tenth of an event listener.
 */
export function onAbort(signal: AbortSignal, listener: AbortListener): void {
  let known = listeners.get(signal);
  if (!known) {
    const added = new Set<AbortListener>();
    known = added;
    listeners.set(signal, added);
    signal.addEventListener(
      'abort',
      () => {
        const told = [...added];
        added.clear();
        for (const one of told) one.aborted();
      },
      { once: true },
    );
  }
  known.add(listener);
}

/** Takes it back; of no effect for one that is not there. */
export function offAbort(signal: AbortSignal, listener: AbortListener): void {
  listeners.get(signal)?.delete(listener);
}

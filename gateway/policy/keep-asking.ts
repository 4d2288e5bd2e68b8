import type { Announcements, LivePolicy } from './model';

/**
 * Keeps a policy up to date: by what is announced, and by asking the store every so often, whatever is announced.
 * @returns ends both
 */
export function keepAsking(
  live: Pick<LivePolicy, 'poll' | 'heard'>,
  { pollMs, announcements }: { pollMs: number; announcements: Announcements | null },
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let asking = false;
  let stopped = false;
  const later = (waitMs: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(ask, waitMs).unref();
  };
  let soon = false;
  const ask = async (): Promise<void> => {
    asking = true;
    soon = false;
    await live.poll();
    asking = false;
    later(soon ? 0 : pollMs);
  };
  later(pollMs);
  announcements?.listen((signed) => {
    if (signed) return void live.heard(signed);
    // Whatever is sent there, one question at a time.
    soon = true;
    if (!asking) later(0);
  });
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      announcements?.close();
    },
  };
}

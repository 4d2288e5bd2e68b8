import type { Sharing } from '../../execute/sharing';

/** Everything may be shared with everybody, and nothing kept. */
export const openSharing: Sharing = {
  revision: 'open',
  of: () => ({ varyBy: 'nothing', ttlSeconds: 0, staleIfErrorSeconds: 0 }),
};

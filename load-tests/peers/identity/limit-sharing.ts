import type { ModeName } from '../model';

/**
 * A catalogue without caches: no `ttl`, no `staleIfError`. In unique mode nothing is shared between consumers either,
 * so that requests of two identities have no call in common.
 */
export function limitSharing(content: unknown, mode: ModeName): unknown {
  if (Array.isArray(content)) return content.map((item) => limitSharing(item, mode));
  if (typeof content !== 'object' || content === null) return content;
  const kept = Object.entries(content).filter(([name]) => name !== 'ttl' && name !== 'staleIfError');
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const open = name === 'varyBy' && (value === 'nothing' || value === 'item');
      return [name, mode === 'unique' && open ? 'consumer' : limitSharing(value, mode)];
    }),
  );
}

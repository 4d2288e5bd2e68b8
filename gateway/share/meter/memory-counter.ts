import { hash, randomBytes } from 'node:crypto';
import type { CountedUse, Counter } from './counter';
import { ScopeCounts } from './scope-counts';

/** Of keys of all scopes together; there are little more than twice as many at most, in some 64 MB. */
const usualKeys = 500_000;

/**
 * Counts in this process: right for one replica; several need `redisCounter`. When there are too many keys, the scope that
 * has most forgets those that it has not used lately: whoever asks for very many forgets its own, and nobody else's.
 */
export function memoryCounter(usual = usualKeys): Counter {
  const scopes = new Map<string, ScopeCounts>();
  const salt = randomBytes(32).toString('base64url');
  let size = 0;
  /** When there are more it is time to look which scope has most. */
  let plenty = usual;

  const scopeOf = (name: string): ScopeCounts => {
    let scope = scopes.get(name);
    if (!scope) {
      scope = new ScopeCounts();
      scopes.set(name, scope);
    }
    return scope;
  };

  const makeRoom = (): void => {
    const most = largest(scopes.values());
    // Too young a generation: what is in use has to have been used since it began. That has an end.
    if (most.used >= most.size / 2 || size > 2 * usual) {
      size -= most.size;
      most.age();
      size += most.size;
    }
    plenty = Math.max(usual, size + Math.ceil(usual / 64));
  };

  const put = (scope: ScopeCounts, key: number, window: number, total: number): void => {
    size -= scope.size;
    scope.put(key, window, total);
    size += scope.size;
    if (size > plenty) makeRoom();
  };

  /** Counts a use and what is counted with it, or neither: then gives the one that is over its limit. */
  const takeOne = (use: CountedUse, nowMs: number): CountedUse | null => {
    const scope = scopeOf(use.scope);
    const key = numberOf(use, salt);
    const window = windowOf(use, nowMs);
    const total = scope.totalOf(key, window);
    if (!(total + use.amount <= use.limit)) return use;
    const over = total === 0 && use.whenFirst ? takeOne(use.whenFirst, nowMs) : null;
    if (!over) put(scope, key, window, total + use.amount);
    return over;
  };

  const giveBack = (use: CountedUse, nowMs: number): void => {
    const scope = scopeOf(use.scope);
    const key = numberOf(use, salt);
    const window = windowOf(use, nowMs);
    const total = scope.totalOf(key, window) - use.amount;
    put(scope, key, window, total);
    if (total === 0 && use.whenFirst) giveBack(use.whenFirst, nowMs);
  };

  return {
    healthy: true,
    take(uses, nowMs) {
      for (const [index, use] of uses.entries()) {
        const over = takeOne(use, nowMs);
        if (!over) continue;
        for (const taken of uses.slice(0, index)) giveBack(taken, nowMs);
        return over;
      }
      return null;
    },
  };
}

/**
 * 52 bits of a digest that nobody outside can choose. Two uses with the same number (among a million, once in ten thousand
 * processes) are counted together: a limit is reached early then. The length of the window is part of it: two
 * that differ in nothing else would each begin the other one anew.
 */
function numberOf({ key, windowMs }: CountedUse, salt: string): number {
  return Number.parseInt(hash('sha256', `${salt} ${windowMs} ${key}`).slice(0, 13), 16) + 1;
}

function windowOf({ windowMs }: CountedUse, nowMs: number): number {
  return Math.floor(nowMs / windowMs);
}

function largest(scopes: Iterable<ScopeCounts>): ScopeCounts {
  let found: ScopeCounts | null = null;
  for (const scope of scopes) if (!found || scope.size > found.size) found = scope;
  if (!found) throw new Error('assertion failed: keys without a scope');
  return found;
}

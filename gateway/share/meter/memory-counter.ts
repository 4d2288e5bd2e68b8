import { hash } from 'node:crypto';
import type { CountedUse, Counter } from './counter';

interface Count {
  window: number;
  total: number;
}

/** Counts of one scope in two generations: what is not used while the young one grows as large is forgotten with the old one. */
interface Scope {
  young: Map<string, Count>;
  old: Map<string, Count>;
}

/** Of keys of all scopes together; there are at most twice as many. */
const usualKeys = 250_000;
/** Of a key that stands as it is. What a caller names may be as long as a request, and keys are counted, not weighed. */
const longestKey = 64;

/**
 * Counts in this process: right for one replica; several need `redisCounter`. When there are too many keys, the scope that
 * has most forgets those that it has not used lately: whoever asks for very many forgets its own, and nobody else's.
 * Generations cost a third of a list of recent use.
 */
export function memoryCounter(usual = usualKeys): Counter {
  const scopes = new Map<string, Scope>();
  let size = 0;
  /** When there are so many it is time to look which scope has most. */
  let tooMany = usual;

  const countOf = (name: string, key: string): Count => {
    let scope = scopes.get(name);
    if (!scope) {
      scope = { young: new Map(), old: new Map() };
      scopes.set(name, scope);
    }
    const known = scope.young.get(key);
    if (known) return known;
    const former = scope.old.get(key);
    if (former) scope.old.delete(key);
    else {
      if (size >= tooMany) {
        size -= age(largest(scopes.values()));
        tooMany = Math.max(usual, size + Math.ceil(usual / 64));
      }
      size += 1;
    }
    const count = former ?? { window: -1, total: 0 };
    scope.young.set(ownText(key), count);
    return count;
  };

  const countIn = ({ scope, key, windowMs }: CountedUse, nowMs: number): Count => {
    const count = countOf(scope, key.length > longestKey ? hash('sha256', key, 'base64') : key);
    const window = Math.floor(nowMs / windowMs);
    if (count.window !== window) count.total = 0;
    count.window = window;
    return count;
  };

  /** Counts a use and what is counted with it, or neither: then gives the one that is over its limit. */
  const takeOne = (use: CountedUse, nowMs: number): CountedUse | null => {
    const count = countIn(use, nowMs);
    const total = count.total + use.amount;
    if (!(total <= use.limit)) return use;
    const over = count.total === 0 && use.whenFirst ? takeOne(use.whenFirst, nowMs) : null;
    if (!over) count.total = total;
    return over;
  };

  const giveBack = (use: CountedUse, nowMs: number): void => {
    const count = countIn(use, nowMs);
    count.total -= use.amount;
    if (count.total === 0 && use.whenFirst) giveBack(use.whenFirst, nowMs);
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

/** The same text on its own: one that was cut out of an operation keeps all of it in memory. */
function ownText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/**
 * Begins a new generation, unless the young one is too young yet: what is in use has to have been used since it began.
 * @returns how many keys are gone
 */
function age(scope: Scope): number {
  const gone = scope.old.size;
  if (scope.young.size < gone) return 0;
  scope.old = scope.young;
  scope.young = new Map();
  return gone;
}

function largest(scopes: Iterable<Scope>): Scope {
  let found: Scope | null = null;
  for (const scope of scopes) if (!found || sizeOf(scope) > sizeOf(found)) found = scope;
  if (!found) throw new Error('assertion failed: keys without a scope');
  return found;
}

function sizeOf({ young, old }: Scope): number {
  return young.size + old.size;
}

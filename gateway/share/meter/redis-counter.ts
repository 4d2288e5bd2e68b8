import DataLoader from 'dataloader';
import { Cluster, type Redis, type Result } from 'ioredis';
import { hmacSha256 } from '../../../schema/lib/hmac';
import { Availability } from './availability';
import type { CountedUse, Counter } from './counter';
import { countingScripts } from './counting-scripts';

declare module 'ioredis' {
  // Number of keys, keys and arguments: see `countingScripts`.
  interface RedisCommander<Context> {
    sharegraphTake(keys: number, ...rest: (string | number)[]): Result<unknown, Context>;
    sharegraphGiveBack(keys: number, ...rest: (string | number)[]): Result<unknown, Context>;
  }
}

/** So many are counted together: more would hold up this process, and Redis for all. A request of most people has three. */
const mostTogether = 128;
/** Clocks of replicas may differ by so much: who is behind must not find its window gone. */
const mostApartMs = 60_000;

/** Counted to see whether anything can be. */
const probe: CountedUse = { scope: 'probe', key: '', amount: 1, windowMs: 1_000, limit: 1e9, what: 'in all' };

/** Uses of one moment that are counted all or not at all. */
interface Group {
  readonly uses: readonly CountedUse[];
  readonly nowMs: number;
}

/**
 * Counts in Redis, so that all replicas hold one limit together. What requests want counted in one turn of the event loop goes
 * there in one command; in a cluster each use goes alone, since each may be on another node.
 * @param key keys the HMAC under which uses are counted there; raw identifiers never reach Redis
 */
export function redisCounter(redis: Redis | Cluster, { prefix, key }: { prefix: string; key: Buffer }): Counter {
  for (const [name, lua] of Object.entries(countingScripts)) redis.defineCommand(name, { lua });
  const scattered = redis instanceof Cluster;
  const digestOf = (use: CountedUse): string => hmacSha256(key, `${use.scope}\0${use.key}`).toString('base64url');

  const namesOf = (use: CountedUse, nowMs: number): string[] => {
    const window = Math.floor(nowMs / use.windowMs);
    const besides = use.whenFirst;
    if (!besides) return [`${prefix}meter:{${digestOf(use)}}:${window}`];
    // In braces what a cluster goes by: what one step counts has to be on one node.
    const tag = `${prefix}meter:{${digestOf(besides)}}`;
    return [`${tag}:${digestOf(use)}:${window}`, `${tag}:${Math.floor(nowMs / besides.windowMs)}`];
  };

  const send = async (script: keyof typeof countingScripts, groups: readonly Group[]): Promise<readonly number[]> => {
    const names: string[] = [];
    const settings = new Settings();
    const numbers: number[] = [];
    for (const { uses, nowMs } of groups) {
      numbers.push(uses.length);
      for (const use of uses) {
        names.push(...namesOf(use, nowMs));
        numbers.push(settings.numberOf(use));
      }
    }
    const answers = await redis[script](names.length, ...names, settings.size, ...settings.all, ...numbers);
    if (!areAnswers(answers, groups.length)) throw new Error('the counter did not answer');
    return answers;
  };

  const availability = new Availability({
    probe: () => send('sharegraphTake', [{ uses: [probe], nowMs: 0 }]),
    isOver: () => redis.status === 'end',
  });
  const sendPack = (pack: readonly Group[]): Promise<readonly (number | Error)[]> =>
    availability.use(() => send('sharegraphTake', pack)).catch(eachOf(pack));
  const gathered = new DataLoader<Group, number>(
    async (groups) => (await Promise.all(packed(groups).map(sendPack))).flat(),
    { cache: false, batchScheduleFn: setImmediate },
  );
  // Of a cluster one node may be gone, and the others count.
  const take = async (group: Group): Promise<number> =>
    scattered ? (await send('sharegraphTake', [group]))[0]! : gathered.load(group);

  const giveBack = async (uses: readonly CountedUse[], nowMs: number): Promise<void> => {
    for (const some of slices(uses, mostTogether))
      await Promise.all(groupsOf(some, nowMs, scattered).map((group) => send('sharegraphGiveBack', [group])));
  };

  return {
    get healthy() {
      return redis.status === 'ready' && availability.ok;
    },
    async take(uses, nowMs) {
      const taken: CountedUse[] = [];
      for (const some of slices(uses, mostTogether)) {
        const groups = groupsOf(some, nowMs, scattered);
        const answers = await Promise.all(groups.map(take));
        for (const [at, group] of groups.entries()) if (answers[at] === 0) taken.push(...group.uses);
        const at = answers.findIndex((answer) => answer !== 0);
        if (at < 0) continue;
        // What cannot be given back is lost: it is refused all the same, for the reason that there is.
        await giveBack(taken, nowMs).catch(() => undefined);
        const over = answers[at]! - 1;
        const use = groups[at]!.uses[over >> 1]!;
        return over % 2 === 0 ? use : use.whenFirst!;
      }
      return null;
    },
  };
}

/** Amounts, limits and lives: the same for nearly all uses of a kind, so each is sent once. */
class Settings {
  readonly all: number[] = [];
  readonly #known = new Map<string, number>();

  get size(): number {
    return this.#known.size;
  }

  numberOf(use: CountedUse): number {
    const { whenFirst: besides } = use;
    const setting = [
      use.amount,
      use.limit,
      lifeMs(use),
      besides?.amount ?? 0,
      besides?.limit ?? 0,
      besides ? lifeMs(besides) : 0,
    ];
    const name = setting.join();
    let number = this.#known.get(name);
    if (number === undefined) {
      number = this.#known.size;
      this.#known.set(name, number);
      this.all.push(...setting);
    }
    return number;
  }
}

function lifeMs({ windowMs }: CountedUse): number {
  return windowMs + Math.min(windowMs, mostApartMs);
}

function groupsOf(uses: readonly CountedUse[], nowMs: number, scattered: boolean): readonly Group[] {
  return scattered ? uses.map((use) => ({ uses: [use], nowMs })) : [{ uses, nowMs }];
}

function* slices<Item>(items: readonly Item[], size: number): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Groups of one turn, so many together that none is a long command. */
function packed(groups: readonly Group[]): Group[][] {
  const packs: Group[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    size += group.uses.length;
    if (size > mostTogether) {
      packs.push([]);
      size = group.uses.length;
    }
    packs.at(-1)!.push(group);
  }
  return packs;
}

/** Of what failed for all of them together. */
function eachOf(groups: readonly Group[]): (cause: unknown) => Error[] {
  return (cause) => groups.map(() => new Error(`limits cannot be counted: ${(cause as Error).message}`, { cause }));
}

function areAnswers(answers: unknown, count: number): answers is number[] {
  return Array.isArray(answers) && answers.length === count && answers.every(Number.isInteger);
}

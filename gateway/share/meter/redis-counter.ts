import DataLoader from 'dataloader';
import { Cluster, type Redis, type Result } from 'ioredis';
import { hmacSha256 } from '../../../schema/lib/hmac';
import { Availability } from './availability';
import type { CountedUse, Counter } from './counter';
import { countingScripts } from './counting-scripts';
import { CountingSettings } from './counting-settings';

declare module 'ioredis' {
  // Number of keys, keys and arguments: see `countingScripts`.
  interface RedisCommander<Context> {
    sharegraphTake(keys: number, ...rest: (string | number)[]): Result<unknown, Context>;
    sharegraphGiveBack(keys: number, ...rest: (string | number)[]): Result<unknown, Context>;
  }
}

/** So many are counted together: more would hold up this process, and Redis for all. A request of most people has three. */
const mostTogether = 128;

/** Counted to see whether anything can be. */
const probe: CountedUse = { scope: 'probe', key: '', amount: 1, windowMs: 1_000, limit: 1e9, what: 'in all' };

/** Uses of one moment that are counted all or not at all. */
interface Group {
  /** The node has to be the same for all that goes in one command; `''` where there is one node. */
  readonly place: string;
  readonly uses: readonly CountedUse[];
  readonly nowMs: number;
}

/**
 * Counts in Redis, so that all replicas hold one limit together. What requests want counted in one turn of the event loop goes
 * there in one command; in a cluster, in one for each place.
 * @param key keys the HMAC under which uses are counted there; raw identifiers never reach Redis
 */
export function redisCounter(redis: Redis | Cluster, { prefix, key }: { prefix: string; key: Buffer }): Counter {
  for (const [name, lua] of Object.entries(countingScripts)) redis.defineCommand(name, { lua });
  const scattered = redis instanceof Cluster;
  const digestOf = (text: string): string => hmacSha256(key, text).toString('base64url');

  const placeOf = (use: CountedUse): string => {
    if (use.whenFirst) return textOf(use.whenFirst);
    return scattered && use.place !== undefined ? use.place : textOf(use);
  };

  const namesOf = (use: CountedUse, nowMs: number): string[] => {
    const [own, place] = [textOf(use), placeOf(use)];
    const window = Math.floor(nowMs / use.windowMs);
    // In braces what a cluster goes by: what one command counts has to be on one node.
    const tag = `${prefix}meter:{${digestOf(place)}}`;
    if (own === place) return [`${tag}:${window}`];
    const name = `${tag}:${digestOf(own)}:${window}`;
    return use.whenFirst ? [name, `${tag}:${Math.floor(nowMs / use.whenFirst.windowMs)}`] : [name];
  };

  const send = async (script: keyof typeof countingScripts, groups: readonly Group[]): Promise<readonly number[]> => {
    const names: string[] = [];
    const settings = new CountingSettings();
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
    probe: () => send('sharegraphTake', groupsOf([probe], 0)),
    isOver: () => redis.status === 'end',
  });
  // Of a cluster one node may be gone, and the others count.
  const trySend = (pack: readonly Group[]) =>
    scattered ? send('sharegraphTake', pack) : availability.use(() => send('sharegraphTake', pack));
  const gathered = new DataLoader<Group, { readonly answer: Promise<number | Error> }>(
    async (groups) => {
      const asked = new Map<Group, { readonly answer: Promise<number | Error> }>();
      // Each command answers for itself: nobody waits for a node that counts nothing of his.
      for (const pack of packed(groups)) {
        const answers: Promise<readonly (number | Error)[]> = trySend(pack).catch(eachOf(pack));
        for (const [at, group] of pack.entries()) asked.set(group, { answer: answers.then((all) => all[at]!) });
      }
      return groups.map((group) => asked.get(group)!);
    },
    { cache: false, batchScheduleFn: setImmediate },
  );
  const take = async (group: Group): Promise<number | Error> => (await gathered.load(group)).answer;

  const groupsOf = (uses: readonly CountedUse[], nowMs: number): readonly Group[] => {
    if (!scattered) return [{ place: '', uses, nowMs }];
    const places = new Map<string, CountedUse[]>();
    for (const use of uses) {
      const place = placeOf(use);
      const known = places.get(place);
      if (known) known.push(use);
      else places.set(place, [use]);
    }
    return [...places].map(([place, some]) => ({ place, uses: some, nowMs }));
  };

  /** What cannot be given back is lost: it is refused all the same, for the reason that there is. */
  const giveBack = async (uses: readonly CountedUse[], nowMs: number): Promise<void> => {
    for (const some of slices(uses, mostTogether))
      await Promise.allSettled(groupsOf(some, nowMs).map((group) => send('sharegraphGiveBack', [group])));
  };

  return {
    get healthy() {
      return redis.status === 'ready' && availability.ok;
    },
    async take(uses, nowMs) {
      const taken: CountedUse[] = [];
      for (const some of slices(uses, mostTogether)) {
        const groups = groupsOf(some, nowMs);
        const answers = await Promise.all(groups.map(take));
        for (const [at, group] of groups.entries()) if (answers[at] === 0) taken.push(...group.uses);
        const at = answers.findIndex((answer) => answer !== 0);
        if (at < 0) continue;
        await giveBack(taken, nowMs);
        const answer = answers[at]!;
        if (answer instanceof Error) throw answer;
        const over = answer - 1;
        const use = groups[at]!.uses[over >> 1]!;
        return over % 2 === 0 ? use : use.whenFirst!;
      }
      return null;
    },
  };
}

function textOf({ scope, key }: CountedUse): string {
  return `${scope}\0${key}`;
}

function* slices<Item>(items: readonly Item[], size: number): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Groups of one turn by place, so many together that none is a long command. */
function packed(groups: readonly Group[]): Group[][] {
  const packs: Group[][] = [];
  /** The last of each place, and how many uses are in it. */
  const open = new Map<string, { readonly pack: Group[]; size: number }>();
  for (const group of groups) {
    const { place, uses } = group;
    const last = open.get(place);
    if (last && last.size + uses.length <= mostTogether) {
      last.pack.push(group);
      last.size += uses.length;
    } else {
      const pack = [group];
      packs.push(pack);
      open.set(place, { pack, size: uses.length });
    }
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

import { Abort } from '../../../schema/lib/abort';
import type { Caller } from '../caller';
import type { Departments } from '../department';
import type { EntityAnswer } from '../entity-answer';
import type { EntityLoad } from '../entity-loads';
import type { FieldFault } from '../model';
import { callEntities } from './call-entities';
import { callOwnEntities } from './call-own-entities';
import type { CombinedFetch } from './combine-fetches';
import { concernsAll } from './concerns-all';
import type { Gathering } from './lanes';
import { noteCall } from './note-call';
import { type Pack, packLoads } from './pack-loads';
import { pickAnswer } from './pick-answer';
import { type Waiter, Waiters } from './waiters';

interface EntityWaiter extends Waiter {
  readonly loads: readonly EntityLoad[];
  resolve(answers: readonly EntityAnswer[]): void;
  reject(error: unknown): void;
}

/** Callers who ask one department for the same selections, with the same variables, and may share the answer. */
export class EntityGathering implements Gathering {
  readonly #waiters = new Waiters<EntityWaiter>();

  constructor(
    private readonly departments: Departments,
    private readonly combined: CombinedFetch,
    private readonly variables: string,
    private readonly mostGroups: number,
  ) {}

  get size(): number {
    return this.#waiters.size;
  }

  join(loads: readonly EntityLoad[], caller: Caller): Promise<readonly EntityAnswer[]> {
    return new Promise((resolve, reject) => {
      const fail = (fault: FieldFault): void => {
        noteCall(caller, this.combined.fetch, caller.clock.now(), fault);
        resolve(loads.map(({ groups }) => ({ rows: groups.map(() => fault), errors: [] })));
      };
      this.#waiters.add({ loads, caller, resolve, reject, fail });
    });
  }

  park(): void {
    this.#waiters.watch(null);
  }

  async send(): Promise<void> {
    this.#waiters.drop();
    const waiting = this.#waiters.take();
    await Promise.all(packLoads(waiting, this.mostGroups).map((pack) => this.#sendPack(pack)));
  }

  async #sendPack({ loads, takers }: Pack<EntityWaiter>): Promise<void> {
    const [only, ...more] = takers;
    if (only && more.length === 0) return this.#sendAlone(only.one);
    const waiters = new Waiters<EntityWaiter>();
    for (const { one } of takers) waiters.add(one);
    const signal = new Abort();
    const { members, deadlineMs } = waiters;
    waiters.watch(() => signal.abort());
    const startedMs = only?.one.caller.clock.now() ?? 0;
    try {
      const request = { members, signal, deadlineMs };
      const { answers, result } = await callEntities(this.departments, this.combined, loads, this.variables, request);
      const left = new Set(waiters.take());
      for (const { one } of takers) if (left.has(one)) noteCall(one.caller, this.combined.fetch, startedMs, result);
      if (concernsAll(result, new Set(this.combined.slots.map(({ responseName }) => responseName)))) {
        await Promise.all([...left].map((one) => this.#sendAlone(one)));
        return;
      }
      for (const { one, places } of takers) {
        if (left.has(one)) one.resolve(answers.map((answer, index) => pickAnswer(answer, places[index] ?? [])));
      }
    } catch (error) {
      for (const one of waiters.take()) one.reject(error);
    }
  }

  async #sendAlone({ loads, caller, resolve, reject }: EntityWaiter): Promise<void> {
    await callOwnEntities(this.departments, loads, caller).then(resolve, reject);
  }
}

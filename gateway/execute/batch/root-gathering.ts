import { Abort } from '../../../schema/lib/abort';
import { type CallResult, callDepartment } from '../call-department';
import type { Caller } from '../caller';
import type { CompiledFetch } from '../compiled-fetch';
import type { DepartmentFetch, Departments } from '../department';
import { fieldFaults } from '../field-faults';
import { FieldFault } from '../model';
import { variablesText } from '../variables-text';
import { callOwnRoot } from './call-own-root';
import type { Flight, Flights, RootWaiter } from './flights';
import type { Gathering } from './lanes';
import { LookUpAnswer } from './look-up-answer';
import { type LookUpFetch, lookUpFetch, lookUpSize, mostLookUps } from './look-up-fetch';
import { noteCall } from './note-call';
import { Waiters } from './waiters';

/** Callers who send one department the same text of root fields and may share the answer. */
export class RootGathering implements Gathering {
  readonly #waiters = new Waiters<RootWaiter>();
  readonly #keys = new Set<string>();

  constructor(
    private readonly departments: Departments,
    private readonly fetch: CompiledFetch,
    private readonly flights: Flights,
  ) {}

  /** Whether it takes one more look-up. */
  fits(key: string): boolean {
    return this.#keys.size < mostLookUps || this.#keys.has(key);
  }

  /** @param flight a call to wait for; without one, the next that this sends */
  join(key: string, variables: string, caller: Caller, flight: Flight | null): Promise<CallResult> {
    if (!flight) this.#keys.add(key);
    return new Promise((resolve, reject) => {
      const fail = (fault: FieldFault): void => {
        noteCall(caller, this.fetch.prepared, caller.clock.now(), fault);
        resolve(fault);
      };
      const waiter = { key, variables, caller, resolve, reject, fail };
      if (flight) flight.waiters.join(waiter);
      else this.#waiters.add(waiter);
    });
  }

  park(): void {
    this.#waiters.watch(null);
  }

  async send(): Promise<void> {
    this.#waiters.drop();
    const lookUps = byKey(this.#waiters.take());
    const calls: Promise<void>[] = [];
    while (lookUps.length > 0) {
      const size = lookUpSize(lookUps.length);
      calls.push(this.#sendSome(lookUps.splice(0, size), size));
    }
    await Promise.all(calls);
  }

  /** @param lookUps for each the callers who wait for it; at most `size` */
  async #sendSome(lookUps: readonly (readonly RootWaiter[])[], size: number): Promise<void> {
    const waiters = new Waiters<RootWaiter>();
    for (const waiter of lookUps.flat()) waiters.add(waiter);
    const { members, deadlineMs } = waiters;
    const keys = lookUps.flatMap(([first]) => (first ? [first.key] : []));
    const flight: Flight = { waiters, members };
    this.flights.start(keys, flight);
    // Most calls have one caller, whose own signal will do, and whose call ends with its deadline.
    const [only, ...more] = waiters.all;
    const shared = only && more.length === 0 ? null : new Abort();
    if (shared) waiters.watch(() => shared.abort());
    const signal = shared ?? (only as RootWaiter).caller.signal;
    try {
      const startedMs = only?.caller.clock.now() ?? 0;
      const { fetch, text } = this.#request(lookUps, size);
      const request = { fetch, variablesText: text, members, signal, deadlineMs };
      const result = await callDepartment(this.departments, request);
      this.flights.end(keys, flight);
      const left = waiters.take();
      for (const { caller } of left) noteCall(caller, fetch, startedMs, result);
      const answer = size > 1 ? new LookUpAnswer(result, this.#lookUp().responseNames, size) : null;
      if (answer?.spoiled(lookUps.length)) {
        await Promise.all(byKey(left).map((askers) => this.#sendSome([askers], 1)));
      } else if (!answer && members.length > 1 && isRefusal(result)) await this.#askAlone(left);
      else {
        const parts = new Map(answer && keys.map((key, index) => [key, answer.part(index)]));
        this.#give(left, (key) => parts.get(key) ?? result, signal.aborted ? 0 : deadlineMs);
      }
    } catch (error) {
      this.flights.end(keys, flight);
      for (const waiter of waiters.take()) waiter.reject(error);
    }
  }

  #request(
    lookUps: readonly (readonly RootWaiter[])[],
    size: number,
  ): { readonly fetch: DepartmentFetch; readonly text: string } {
    const { prepared, request } = this.fetch;
    if (size === 1) return { fetch: request, text: `{${lookUps[0]?.[0]?.variables ?? ''}}` };
    const parts: string[] = [];
    for (let index = 0; index < size; index += 1) {
      // Places that are left over ask for what the last one asks for, which costs the department nothing new.
      const waiter = lookUps[Math.min(index, lookUps.length - 1)]?.[0];
      const part = waiter && variablesText(prepared.variableNames, waiter.caller.variables, `_v${index}_`);
      if (part) parts.push(part);
    }
    return { fetch: this.#lookUp().of(size), text: `{${parts.join(',')}}` };
  }

  /** @param endMs when the patience of those ended who began the call */
  #give(left: readonly RootWaiter[], resultOf: (key: string) => CallResult, endMs: number): void {
    for (const waiter of left) {
      const { clock, signal, deadlineMs } = waiter.caller;
      const result = resultOf(waiter.key);
      const nowMs = clock.now();
      // Who joined a call under way may have more patience than those who began it, and gave it up.
      const early = result === fieldFaults.DEPARTMENT_TIMEOUT && nowMs >= endMs && nowMs < deadlineMs;
      if (early && !signal.aborted) void this.#askAlone([waiter]);
      else waiter.resolve(result);
    }
  }

  async #askAlone(waiters: readonly RootWaiter[]): Promise<void> {
    await Promise.all(
      waiters.map(({ caller, resolve, reject }) =>
        callOwnRoot(this.departments, this.fetch, caller).then(resolve, reject),
      ),
    );
  }

  #lookUp(): LookUpFetch {
    const lookUp = lookUpFetch(this.fetch);
    if (!lookUp) throw new Error('assertion failed: a fetch that is no look-up was asked for with other variables');
    return lookUp;
  }
}

function byKey(waiters: readonly RootWaiter[]): RootWaiter[][] {
  const asked = new Map<string, RootWaiter[]>();
  for (const waiter of waiters) {
    const known = asked.get(waiter.key);
    if (known) known.push(waiter);
    else asked.set(waiter.key, [waiter]);
  }
  return [...asked.values()];
}

function isRefusal(result: CallResult): boolean {
  if (result instanceof FieldFault) return result === fieldFaults.DEPARTMENT_REFUSED;
  return result.errors.some(({ fault }) => fault === fieldFaults.DEPARTMENT_REFUSED);
}

import type { Signal } from '../../../schema/lib/abort';
import type { Clock } from '../../../schema/lib/clock';
import { connectionFault } from '../connection-fault';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../department';
import { fieldFaults } from '../field-faults';
import { FieldFault } from '../model';
import { Breaker, type Pass } from './breaker';
import { Bulkhead } from './bulkhead';
import type { DepartmentObserver, LaneStatus, OperationClass, Rejection, ResilienceOptions } from './model';
import { RetryBudget } from './retry-budget';
import { verdictOfAnswer, verdictOfFault } from './verdict-of';

export interface LaneOptions extends ResilienceOptions {
  readonly subgraph: string;
  readonly class: OperationClass;
  readonly inner: Departments;
  readonly clock: Clock;
  readonly observer: DepartmentObserver | undefined;
}

/** The way to one department for one class of calls: places, breaker and retries of its own. */
export class Lane {
  readonly #bulkhead: Bulkhead;
  readonly #breaker: Breaker;
  readonly #budget: RetryBudget;
  #isGivenUp = false;

  constructor(private readonly options: LaneOptions) {
    this.#bulkhead = new Bulkhead({ places: options.bulkhead[options.class], queue: options.queue });
    this.#breaker = new Breaker(
      options,
      options.clock,
      () => {
        // Who waits for a place waits for the department that was just given up.
        this.#bulkhead.dismiss('breaker_open');
        this.#givenUp(true);
      },
      () => this.#givenUp(false),
    );
    // Sent twice, a mutation may happen twice.
    this.#budget = new RetryBudget(options.class === 'query' ? options.retryPercent : 0);
  }

  get status(): LaneStatus {
    const { subgraph, class: operationClass } = this.options;
    const { live, queued } = this.#bulkhead;
    return { subgraph, class: operationClass, live, queued, breaker: this.#breaker.state };
  }

  /** As `Departments.call`; waiting for a place is part of the caller's time limit. */
  async call(request: DepartmentRequest): Promise<DepartmentAnswer> {
    const { clock, timeoutMs } = this.options;
    if (this.#breaker.state === 'open') throw this.#rejected('breaker_open');
    const deadlineMs = Math.min(request.deadlineMs, clock.now() + timeoutMs);
    if (!this.#bulkhead.tryEnter()) {
      const reason = await this.#bulkhead.enter(deadlineMs - clock.now(), request.signal);
      if (reason) throw this.#rejected(reason);
    }
    try {
      return await this.#attempt({ ...request, deadlineMs });
    } finally {
      this.#bulkhead.leave();
    }
  }

  close(): void {
    this.#breaker.close();
  }

  /** A probe that fails opens a breaker once more, which is nothing new. */
  #givenUp(now: boolean): void {
    if (now === this.#isGivenUp) return;
    this.#isGivenUp = now;
    const { subgraph, class: operationClass, observer } = this.options;
    observer?.givenUp?.({ subgraph, class: operationClass, now });
  }

  async #attempt(request: DepartmentRequest): Promise<DepartmentAnswer> {
    this.#budget.earn();
    try {
      return await this.#once(request);
    } catch (error) {
      const again = error === connectionFault && !request.signal.aborted && this.#budget.spend();
      if (!again) throw error;
      const { subgraph, class: operationClass, observer } = this.options;
      observer?.retried({ subgraph, class: operationClass });
      return this.#once(request);
    }
  }

  async #once(request: DepartmentRequest): Promise<DepartmentAnswer> {
    const pass = this.#breaker.enter();
    if (!pass) throw this.#rejected('breaker_open');
    const { inner, clock, graphqlErrors } = this.options;
    const startedMs = clock.now();
    try {
      const answer = await inner.call(request);
      const durationMs = clock.now() - startedMs;
      this.#breaker.record(pass, verdictOfAnswer(answer, graphqlErrors), durationMs);
      this.#observe('ok', durationMs);
      return answer;
    } catch (error) {
      this.#failed(error, pass, clock.now() - startedMs, request.signal);
      throw error;
    }
  }

  #failed(error: unknown, pass: Pass, durationMs: number, signal: Signal): void {
    // A caller that went away, or a bug of ours, says nothing about the department.
    if (signal.aborted || !(error instanceof FieldFault)) {
      this.#breaker.record(pass, 'ignored', durationMs);
      this.#observe('cancelled', durationMs);
      return;
    }
    const { slowCallMs, timeoutMs } = this.options;
    this.#breaker.record(pass, verdictOfFault(error.code, durationMs >= Math.min(slowCallMs, timeoutMs)), durationMs);
    this.#observe(error.code, durationMs);
  }

  #observe(outcome: Parameters<DepartmentObserver['called']>[0]['outcome'], durationMs: number): void {
    const { subgraph, class: operationClass, observer } = this.options;
    observer?.called({ subgraph, class: operationClass, outcome, seconds: durationMs / 1_000 });
  }

  #rejected(reason: Rejection): FieldFault {
    const { subgraph, class: operationClass, observer } = this.options;
    observer?.rejected({ subgraph, class: operationClass, reason });
    return reason === 'cancelled' ? fieldFaults.DEPARTMENT_TIMEOUT : fieldFaults.DEPARTMENT_UNAVAILABLE;
  }
}

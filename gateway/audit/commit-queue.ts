import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AuditError } from './audit-error';

interface Waiting<Entry, Result> {
  readonly entry: Entry;
  resolve(result: Result): void;
  reject(error: Error): void;
}

const endOfTurn = promisify(setImmediate);

/** Commits many entries by one write and one sync; answers one result for each entry, or rejects for all of them. */
export type Commit<Entry, Result> = (entries: readonly Entry[]) => Promise<readonly (Result | Error)[]>;

export interface CommitBounds {
  readonly maximumWaiting: number;
  readonly maximumBatch: number;
  /** Shortest time from the beginning of one commit to the next, in milliseconds. */
  readonly intervalMs: number;
}

/**
 * Group commit: one batch is in flight, the next gathers meanwhile. While the disk syncs for one caller the others wait
 * for one sync together, so the rate of answers is not bound to the rate of syncs. Nor does their rate drive it: who
 * comes sooner than `intervalMs` after the last commit began waits out the rest of it, with all that comes meanwhile.
 */
export class CommitQueue<Entry, Result> {
  private waiting: Waiting<Entry, Result>[] = [];
  private inFlight = 0;
  /** A batch is under way, or one turn of the event loop from it. */
  private busy = false;
  private idle: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();
  private nextMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly commit: Commit<Entry, Result>,
    private readonly bounds: CommitBounds,
  ) {}

  /** Rejects at once with an `AuditError` when the queue is full or closed. */
  add(entry: Entry): Promise<Result> {
    if (this.closing.signal.aborted)
      return Promise.reject(new AuditError('closed', 'audit log: expected an open log, got a closed one'));
    if (this.waiting.length + this.inFlight >= this.bounds.maximumWaiting)
      return Promise.reject(
        new AuditError('queue_full', `audit log: expected at most \`${this.bounds.maximumWaiting}\` waiting records`),
      );
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (!this.busy) this.idle = this.drain();
    });
  }

  /** Commits an empty batch unless one is under way: tells whether a commit would succeed. */
  async flush(): Promise<void> {
    if (this.closing.signal.aborted || this.busy) return;
    this.busy = true;
    const attempt = this.commit([]);
    // What was added meanwhile waits for this batch like for any other.
    this.idle = attempt.then(
      () => this.drain(),
      () => this.drain(),
    );
    await attempt;
  }

  /** Refuses new entries and resolves when the ones that wait are settled. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.idle;
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      // What this turn of the event loop still brings can come along: a sync costs the same for one and for a hundred.
      await endOfTurn();
      await this.interval();
      const batch = this.waiting.splice(0, this.bounds.maximumBatch);
      this.inFlight = batch.length;
      await this.settle(batch);
      this.inFlight = 0;
    }
    this.busy = false;
  }

  /** A full batch has nothing to gather, and whoever closes the queue waits for it. */
  private async interval(): Promise<void> {
    const leftMs = this.nextMs - performance.now();
    if (leftMs > 0 && this.waiting.length < this.bounds.maximumBatch)
      await delay(leftMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
    this.nextMs = performance.now() + this.bounds.intervalMs;
  }

  private async settle(batch: readonly Waiting<Entry, Result>[]): Promise<void> {
    try {
      const results = await this.commit(batch.map(({ entry }) => entry));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('audit log: the batch gave no result for a record'));
        else if (result instanceof Error) reject(result);
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error as Error);
      // Whoever waits behind a failed batch waits on the same sink: answer now instead of one failing batch at a time.
      for (const { reject } of this.waiting.splice(0)) reject(error as Error);
    }
  }
}

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

/**
 * Group commit: one batch is in flight, the next gathers meanwhile. While the disk syncs for one caller the others wait
 * for one sync together, so the rate of answers is not bound to the rate of syncs.
 */
export class CommitQueue<Entry, Result> {
  private waiting: Waiting<Entry, Result>[] = [];
  private inFlight = 0;
  /** A batch is under way, or one turn of the event loop from it. */
  private busy = false;
  private idle: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly commit: Commit<Entry, Result>,
    private readonly bounds: { readonly maximumWaiting: number; readonly maximumBatch: number },
  ) {}

  /** Rejects at once with an `AuditError` when the queue is full or closed. */
  add(entry: Entry): Promise<Result> {
    if (this.closed)
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
    if (this.closed || this.busy) return;
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
    this.closed = true;
    await this.idle;
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      // What this turn of the event loop still brings can come along: a sync costs the same for one and for a hundred.
      await endOfTurn();
      const batch = this.waiting.splice(0, this.bounds.maximumBatch);
      this.inFlight = batch.length;
      await this.settle(batch);
      this.inFlight = 0;
    }
    this.busy = false;
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

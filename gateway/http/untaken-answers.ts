import type { ServerResponse } from 'node:http';

type Answer = Pick<ServerResponse, 'writableFinished' | 'destroyed' | 'once' | 'destroy'>;

interface Untaken {
  readonly bytes: number;
  readonly timer: NodeJS.Timeout;
}

/** Of all answers that wait for their clients; one holds megabytes where much is refused. */
const usualBytes = 256 * 1024 * 1024;

/**
 * Answers that were written and that their clients have not taken yet. Who does not take one in time is cut off, and so
 * are those who wait longest while all of them together are too large: otherwise whoever asks and does not read decides
 * how much memory this process needs.
 */
export class UntakenAnswers {
  /** In the order in which they were written. */
  readonly #answers = new Map<Answer, Untaken>();
  #bytes = 0;

  /** @param limits `ms` for one, `bytes` for all together */
  constructor(private readonly limits: { readonly ms: number; readonly bytes?: number }) {}

  /** Called with each answer behind its last byte. Most are with the kernel by then, and cost nothing here. */
  watch(answer: Answer, bytes: number): void {
    if (answer.writableFinished || answer.destroyed) return;
    this.#answers.set(answer, { bytes, timer: setTimeout(() => this.#cut(answer), this.limits.ms) });
    this.#bytes += bytes;
    answer.once('close', () => this.#forget(answer));
    for (const [oldest] of this.#answers) {
      if (this.#bytes <= (this.limits.bytes ?? usualBytes)) break;
      this.#cut(oldest);
    }
  }

  #cut(answer: Answer): void {
    this.#forget(answer);
    answer.destroy();
  }

  #forget(answer: Answer): void {
    const known = this.#answers.get(answer);
    if (!known) return;
    clearTimeout(known.timer);
    this.#bytes -= known.bytes;
    this.#answers.delete(answer);
  }
}

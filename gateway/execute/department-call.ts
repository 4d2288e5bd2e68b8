import type { Dispatcher } from 'undici';
import type { Signal } from '../../schema/lib/abort';
import { GatheredBytes } from '../../schema/lib/gathered-bytes';
import type { Continuation } from '../turns/answer-turns';
import { processTurns } from '../turns/process-turns';
import type { AnswerReader } from './answer-reader';
import { connectionFault } from './connection-fault';
import type { DepartmentAnswer } from './department';
import { fieldFaults } from './field-faults';
import { FieldFault } from './model';
import { readAnswer } from './read-answer';

/** What becomes of a call. */
interface Outcome {
  resolve(answer: DepartmentAnswer): void;
  reject(fault: unknown): void;
}

/**
 * One HTTP call, as undici tells of it; it ends with its answer, its deadline or its signal, whatever comes first. Told
 * by callbacks, because a stream, a controller and a signal for each call cost more than the call itself. The form that
 * undici calls deprecated is meant: the newer one makes an object of all headers, which nobody looks at.
 */
export class DepartmentCall implements Dispatcher.DispatchHandler, Continuation {
  readonly #timer: NodeJS.Timeout;
  #abort: ((reason: Error) => void) | null = null;
  readonly #bytes = new GatheredBytes();
  #status = 0;
  #ended = false;

  constructor(
    private readonly outcome: Outcome,
    private readonly signal: Signal,
    waitMs: number,
    private readonly maxBytes: number,
    private readonly read: AnswerReader | null = null,
  ) {
    this.#timer = setTimeout(giveUp, waitMs, this);
    signal.addEventListener('abort', this);
  }

  /** The caller went away. */
  handleEvent(): void {
    this.giveUp(fieldFaults.DEPARTMENT_TIMEOUT);
  }

  /** Nobody waits any more: what was sent is taken back, and what was not will not be sent. */
  giveUp(fault: FieldFault): void {
    if (this.#ended) return;
    this.#end();
    this.#abort?.(fault as unknown as Error);
    this.outcome.reject(fault);
  }

  onConnect(abort: (reason?: Error) => void): void {
    if (this.#ended) abort(givenUp);
    else this.#abort = abort;
  }

  onHeaders(status: number): boolean {
    this.#status = status;
    return true;
  }

  onData(chunk: Buffer): boolean {
    if (this.#bytes.size + chunk.length > this.maxBytes) this.giveUp(fieldFaults.DEPARTMENT_ANSWER_INVALID);
    else this.#bytes.add(chunk);
    return true;
  }

  /** It came in time, however long it then waits for its turn here. */
  onComplete(): void {
    if (this.#ended) return;
    this.#end();
    processTurns.run(this);
  }

  proceed(): void {
    try {
      this.outcome.resolve(readAnswer(this.#status, this.#bytes.take(), this.read));
    } catch (error) {
      this.outcome.reject(error);
    }
  }

  onError(_error: Error): void {
    if (this.#ended) return;
    this.#end();
    this.outcome.reject(connectionFault);
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.signal.removeEventListener('abort', this);
  }
}

const givenUp = new Error('nobody waits for this call any more');

function giveUp(call: DepartmentCall): void {
  call.giveUp(fieldFaults.DEPARTMENT_TIMEOUT);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Abort } from '../../schema/lib/abort';
import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';
import type { Cors } from './cors';
import type { HttpRequest, HttpResponse } from './model';
import { overloaded } from './overloaded';
import { rawHeader } from './raw-header';
import { readBody } from './read-body';
import { requestHeaders } from './request-headers';
import { turnAway } from './turn-away';
import type { UntakenAnswers } from './untaken-answers';
import type { RequestClass, Visitor } from './visitor';
import { writeResponse } from './write-response';

/** What all requests of a server have in common. */
export interface ExchangeContext {
  readonly options: {
    readonly bodyLimitBytes: number;
    answer(request: HttpRequest): Promise<HttpResponse>;
    newId(): string;
    nowMs(): number;
    onAnswer?(line: AnswerLine): void;
    onShed?(to: RequestClass): void;
    onFault?(requestId: string, error: unknown): void;
  };
  readonly cors: Cors;
  readonly untaken: UntakenAnswers;
  /** Whether connections end with their answers, because the server is closing. */
  readonly closing: boolean;
  /** Does it at the end of this turn of the event loop, with all else that is given. */
  atTurnEnd(work: () => void): void;
  /** Called when it waits for its client, and once after that; then whether there is a place still. */
  stepAside(): void;
  stepBack(rank: RequestClass): boolean;
  /** Called once for each that was begun, when it has its answer. */
  left(): void;
}

/** One answer; never URL, headers or body. */
export interface AnswerLine {
  readonly requestId: string;
  readonly method: string;
  readonly status: number;
  /** The error code of a request that was refused as a whole. */
  readonly code: string | undefined;
  readonly aborted: boolean;
  readonly durationMs: number;
}

const noHeaders: HttpRequest['headers'] = Object.freeze(Object.create(null));
const noBody: Buffer = Buffer.alloc(0);

/** One request and its answer, from its head to its last byte; also what the pipeline knows of it. */
export class Exchange implements Visitor, HttpRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  headers = noHeaders;
  body = noBody;
  readonly signal = new Abort();
  readonly #startMs: number;
  /** How long its client took to send its body. */
  #sendingMs = 0;

  constructor(
    private readonly context: ExchangeContext,
    readonly rank: RequestClass,
    private readonly message: IncomingMessage,
    private readonly response: ServerResponse,
  ) {
    this.id = context.options.newId();
    this.method = message.method ?? '';
    this.url = message.url ?? '/';
    this.#startMs = context.options.nowMs();
  }

  get ageMs(): number {
    return this.#durationMs - this.#sendingMs;
  }

  gone(): boolean {
    return this.response.destroyed;
  }

  begin(): void {
    void this.#serve();
  }

  turnAway(): void {
    const { context, message, response } = this;
    const extra = context.cors.headers(rawHeader(message.rawHeaders, 'origin'));
    turnAway(message, response, { requestId: this.id, extra, close: context.closing, later: context.atTurnEnd });
    context.options.onShed?.(this.rank);
    this.#tell(503, 'OVERLOADED');
  }

  async #serve(): Promise<void> {
    const { context, message, response } = this;
    response.on('close', () => {
      if (!response.writableFinished) this.signal.abort();
    });
    const answer = await this.#answer();
    context.left();
    const extra = context.cors.headers(this.headers['origin']);
    // A body that was not read to its end would be taken for the next request.
    const close = context.closing || !message.complete;
    writeResponse(response, answer, { requestId: this.id, extra, close });
    context.untaken.watch(response, answer.body.length);
    this.#tell(answer.status, answer.code);
  }

  async #answer(): Promise<HttpResponse> {
    const { context, message, id: requestId } = this;
    const { options, cors } = context;
    try {
      // Read once, and not by `message.headers`, which would join and copy each of them a second time.
      this.headers = requestHeaders(message.rawHeaders);
      await this.#read();
      return cors.preflight(this) ?? (await options.answer(this));
    } catch (error) {
      if (error instanceof RequestError) return errorResponse(error, { requestId });
      // A client that went away is nobody's fault.
      if (!this.signal.aborted) options.onFault?.(requestId, error);
      return errorResponse(new RequestError('INTERNAL'), { requestId });
    }
  }

  async #read(): Promise<void> {
    const { context, message, headers, rank } = this;
    const { options } = context;
    const fromMs = options.nowMs();
    let hasPlace = true;
    context.stepAside();
    try {
      this.body = await readBody(message, headers, options.bodyLimitBytes);
    } finally {
      hasPlace = context.stepBack(rank);
    }
    this.#sendingMs = options.nowMs() - fromMs;
    if (hasPlace) return;
    options.onShed?.(rank);
    throw overloaded();
  }

  get #durationMs(): number {
    return this.context.options.nowMs() - this.#startMs;
  }

  #tell(status: number, code: string | undefined): void {
    const { id: requestId, method } = this;
    this.context.options.onAnswer?.({
      requestId,
      method,
      status,
      code,
      aborted: this.signal.aborted,
      durationMs: this.#durationMs,
    });
  }
}

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { httpReply } from './http-reply';

/** What came back: the answer, or why there is none. */
export type Reply = { readonly status: number; readonly body: Buffer } | Error;

/**
 * One keep-alive connection with one request on it at a time. Written on sockets because the generator shares its core
 * with the departments: undici needs several times as long for a request.
 */
export class Connection {
  private socket: Socket | null = null;
  private waiting: ((reply: Reply) => void) | null = null;
  private chunks: Buffer[] = [];
  private size = 0;
  private needed = 0;

  constructor(private readonly url: URL) {}

  get busy(): boolean {
    return this.waiting !== null;
  }

  /** Connects before anything is sent. */
  async ready(): Promise<void> {
    this.socket ??= this.open();
    if (this.socket.connecting) await once(this.socket, 'connect');
  }

  /** Sends a whole request, head and body, and calls back once. Connects again where the target closed. */
  send(request: Buffer, done: (reply: Reply) => void): void {
    if (this.waiting) throw new Error('assertion failed: a connection carries one request at a time');
    this.waiting = done;
    this.socket ??= this.open();
    this.socket.write(request);
  }

  close(): void {
    this.socket?.destroy();
    this.finish(new Error('closed by the generator'));
  }

  private open(): Socket {
    const socket = connect({ host: this.url.hostname, port: Number(this.url.port), noDelay: true });
    const lost = (error?: Error) => {
      if (this.socket !== socket) return;
      this.socket = null;
      this.finish(error ?? new Error('the target closed the connection'));
    };
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', lost);
    socket.on('close', () => lost());
    return socket;
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    // A long answer comes in many pieces: joined once its announced length is there, not at each piece.
    if (this.size < this.needed) return;
    const bytes = this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks);
    this.chunks = [bytes];
    try {
      const reply = httpReply(bytes);
      if (reply) this.finish({ status: reply.status, body: reply.body });
      else this.needed = announcedLength(bytes);
    } catch (error) {
      this.finish(error instanceof Error ? error : new Error('unreadable'));
    }
  }

  private finish(reply: Reply): void {
    const done = this.waiting;
    this.waiting = null;
    this.chunks = [];
    this.size = 0;
    this.needed = 0;
    if (reply instanceof Error) {
      this.socket?.destroy();
      this.socket = null;
    }
    done?.(reply);
  }
}

function announcedLength(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n');
  const length = end < 0 ? null : /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, end));
  return length ? end + 4 + Number(length[1]) : 0;
}

import { checkLength } from './check-length';

/** A writer's first size; it grows by doubling. */
const firstBytes = 64 * 1024;
/** A larger one is given up after the answer that needed it. */
const mostKeptBytes = 4 * 1024 * 1024;

/** Up to here a loop is faster than asking for it. */
const mostCopiedSingly = 200;

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Writes JSON as UTF-8 bytes, where making text first would build, flatten and encode it again. One writer serves one
 * answer after the other. What is too long for an answer ends with `RequestError` `ANSWER_TOO_LARGE`.
 */
export class JsonWriter {
  #bytes = new Uint8Array(firstBytes);
  #at = 0;

  /** Bytes as they are: text of ours, encoded once. */
  raw(bytes: Uint8Array): void {
    const count = bytes.length;
    if (this.#at + count > this.#bytes.length) this.#grow(count);
    const into = this.#bytes;
    let at = this.#at;
    for (let index = 0; index < count; index += 1) into[at++] = bytes[index] as number;
    this.#at = at;
  }

  /** A part of other bytes. */
  part(bytes: Uint8Array, start: number, end: number): void {
    const count = end - start;
    if (this.#at + count > this.#bytes.length) this.#grow(count);
    const into = this.#bytes;
    let at = this.#at;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: the same bytes, sooner
    if (count > mostCopiedSingly) into.set(bytes.subarray(start, end), at);
    else for (let index = start; index < end; index += 1) into[at++] = bytes[index] as number;
    this.#at += count;
  }

  /** One character below 128. */
  character(code: number): void {
    if (this.#at === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#at++] = code;
  }

  /** JSON text that somebody else has made. */
  text(text: string): void {
    const bytes = Buffer.from(text);
    if (this.#at + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** A string, quoted, and escaped as `JSON.stringify` does. */
  string(value: string): void {
    const count = value.length;
    if (this.#at + 3 * count + 2 > this.#bytes.length) this.#grow(3 * count + 2);
    const into = this.#bytes;
    let at = this.#at;
    into[at++] = QUOTE;
    for (let index = 0; index < count; index += 1) {
      const code = value.charCodeAt(index);
      if (code < 0x80) {
        if (code < 0x20 || code === QUOTE || code === BACKSLASH) {
          this.text(JSON.stringify(value));
          return;
        }
        into[at++] = code;
      } else if (code < 0x800) {
        into[at++] = 0xc0 | (code >> 6);
        into[at++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || code > 0xdfff) {
        into[at++] = 0xe0 | (code >> 12);
        into[at++] = 0x80 | ((code >> 6) & 0x3f);
        into[at++] = 0x80 | (code & 0x3f);
      } else {
        this.text(JSON.stringify(value));
        return;
      }
    }
    into[at++] = QUOTE;
    this.#at = at;
  }

  /** A finite number. */
  number(value: number): void {
    const text = String(value);
    if (this.#at + text.length > this.#bytes.length) this.#grow(text.length);
    for (let index = 0; index < text.length; index += 1) this.#bytes[this.#at++] = text.charCodeAt(index);
  }

  /** Takes everything back that was not finished. */
  clear(): void {
    this.#at = 0;
    if (this.#bytes.length > mostKeptBytes) this.#bytes = new Uint8Array(firstBytes);
  }

  /** What was written, as bytes of its own; the next answer can then be written. */
  finish(): Buffer {
    checkLength(this.#at);
    const bytes = Buffer.allocUnsafeSlow(this.#at);
    bytes.set(this.#bytes.subarray(0, this.#at));
    this.clear();
    return bytes;
  }

  #grow(count: number): void {
    checkLength(this.#at);
    const bytes = new Uint8Array(Math.max(2 * this.#bytes.length, this.#at + count));
    bytes.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = bytes;
  }
}

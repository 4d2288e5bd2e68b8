const lineFeed = 0x0a;

/** Cuts bytes that come in pieces into lines, without their line feeds. */
export class LineSplitter {
  /** What came after the last line feed. */
  rest: Buffer = Buffer.alloc(0);

  constructor(private readonly longestLineBytes: number) {}

  /** Whether the line that is being gathered is longer than a line may be. */
  get overflows(): boolean {
    return this.rest.length > this.longestLineBytes;
  }

  *push(chunk: Buffer): Generator<Buffer, void> {
    let begin = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, begin)) {
      const line = chunk.subarray(begin, end);
      begin = end + 1;
      yield this.rest.length > 0 ? Buffer.concat([this.rest, line]) : line;
      this.rest = Buffer.alloc(0);
    }
    this.rest = Buffer.concat([this.rest, chunk.subarray(begin)]);
  }
}

const nothing = Buffer.alloc(0);

/**
 * Bytes that come in pieces, in at most twice their room. A list of the pieces would take a hundred bytes for each, and
 * whoever sends them decides how small they are.
 */
export class GatheredBytes {
  /** The first piece itself, since mostly there is no other; then room of our own. */
  #room: Buffer = nothing;
  #own = false;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(piece: Buffer): void {
    if (this.#size === 0) this.#room = piece;
    else {
      this.#makeRoom(this.#size + piece.length);
      piece.copy(this.#room, this.#size);
    }
    this.#size += piece.length;
  }

  /** All of them; nothing is gathered here any more. */
  take(): Buffer {
    const all = this.#room.length === this.#size ? this.#room : this.#room.subarray(0, this.#size);
    this.#room = nothing;
    this.#own = false;
    this.#size = 0;
    return all;
  }

  #makeRoom(needed: number): void {
    if (this.#own && needed <= this.#room.length) return;
    const room = Buffer.allocUnsafeSlow(2 * needed);
    this.#room.copy(room, 0, 0, this.#size);
    this.#room = room;
    this.#own = true;
  }
}

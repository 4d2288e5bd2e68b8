/** What has to be closed in the end, last opened first. */
export class Closers {
  readonly #closers: { readonly name: string; close(): Promise<unknown> | unknown }[] = [];

  add(name: string, close: () => Promise<unknown> | unknown): void {
    this.#closers.push({ name, close });
  }

  /** Closes everything, one after the other; a failure is told and does not keep the rest open. */
  async closeAll(onFailure: (name: string, error: unknown) => void): Promise<void> {
    for (let next = this.#closers.pop(); next; next = this.#closers.pop()) {
      try {
        await next.close();
      } catch (error) {
        onFailure(next.name, error);
      }
    }
  }
}

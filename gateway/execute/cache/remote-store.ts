/** A store that several processes share. It sees names and sealed values only, and may fail: then it holds nothing. */
export interface RemoteStore {
  /** Never rejects, and answers within a bound of its own. */
  get(names: readonly string[]): Promise<readonly (Buffer | null)[]>;
  /** Not waited for. @param lifeMs after which the value may be forgotten */
  set(entries: readonly { readonly name: string; readonly value: Buffer; readonly lifeMs: number }[]): void;
}

/** What either generator sends. */
export interface Load {
  readonly seconds: number;
  /** The next request, head and body. */
  readonly next: () => Buffer;
  /** Notices of row rules in each good answer, see `isGood`. */
  readonly refusals: number;
}

/** Something wrong in a policy document, for the data steward who wrote it. No policy set with a fault is activated. */
export interface PolicyFault {
  /** Stable name of the rule that found it, e.g. `unclassified`; explained in `docs/policy-lints.md`. */
  readonly code: string;
  /** What is wrong: quotes the offending text in backticks, says expected and got. */
  readonly message: string;
  /** Path of the document, relative to the folder of policies. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** One-based, in UTF-16 code units. */
  readonly column: number;
  /** What the steward can do about it. */
  readonly hint: string;
}

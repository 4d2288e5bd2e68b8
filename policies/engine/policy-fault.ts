/** Every kind of fault, explained in `docs/policy-lints.md`. */
export const faultCodes = [
  'duplicate',
  'evidence',
  'form',
  'grant_never_matches',
  'impossible_date',
  'limits_on_non_int',
  'mask_on_non_string',
  'mask_undone',
  'masked_pseudonym',
  'misnamed',
  'more_open_than_inputs',
  'non_null',
  'officer',
  'pseudonym_as_input',
  'pseudonym_on_non_string',
  'rebuilt_id_number',
  'rule',
  'stray_file',
  'subject',
  'unclassified',
  'unknown_coordinate',
  'unknown_mask',
  'unknown_reference',
  'unordered_forms',
  'withheld_without_basis',
  'wrong_subgraph',
  'yaml',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Something wrong in a policy document, for the data steward who wrote it. No policy set with a fault is activated. */
export interface PolicyFault {
  readonly code: FaultCode;
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

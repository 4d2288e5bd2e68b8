/** Why a bundle is not believed. */
export type BundleFaultCode =
  | 'unsigned'
  | 'forged'
  | 'wrong_issuer'
  | 'truncated'
  | 'malformed'
  | 'unknown_format'
  | 'too_large'
  | 'older'
  | 'forked'
  | 'content_altered'
  | 'content_missing'
  | 'evidence'
  | 'policy';

/** A bundle is refused, and what was live before stays live. The message is one line for the operator. */
export class BundleFault extends Error {
  override readonly name = 'BundleFault';

  constructor(
    readonly code: BundleFaultCode,
    message: string,
  ) {
    super(message);
  }
}

/** A draft that cannot be decided beside the live policy. Its message is about documents, never about data. */
export class DraftError extends Error {
  override readonly name = 'DraftError';
}

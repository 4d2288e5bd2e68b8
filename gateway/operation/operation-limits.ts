/** What one operation may ask for at most. All are on by default; `gateway/config` sets them. */
export interface OperationLimits {
  /** Lexical tokens of the text. */
  readonly maxTokens: number;
  /** Fields inside fields, fragments spread. */
  readonly maxDepth: number;
  /** Fields under another name, fragments spread. */
  readonly maxAliases: number;
  readonly maxRootFields: number;
  /** Fields times the sizes of the lists around them, see `operationCost`. */
  readonly maxCost: number;
}

/** The kinds of things in a policy set that a case can be about. */
export const coverageKinds = ['items', 'steps', 'grants', 'forbids', 'catalogue', 'arguments'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

/** One thing that the documents say and that some case should expect something of. */
export interface Coverable {
  readonly kind: CoverageKind;
  /** What a case touches it by; unique within its kind. */
  readonly key: string;
  /** The file of the document, relative to the folder of policies, and the one-based line. */
  readonly file: string;
  readonly line: number;
}

export interface Coverage {
  readonly kind: CoverageKind;
  readonly total: number;
  readonly covered: number;
  /** By file and line. */
  readonly uncovered: readonly Coverable[];
}

/** The keys that a document and a case must agree on. */
export const coverageKey = {
  item: (item: string) => item,
  step: (item: string, organisation: string, coordinate: string) => `item:${item}/step:${organisation} ${coordinate}`,
  grant: (rule: string, item: string, coordinate: string) => `${rule} ${coordinate} under ${item}`,
  forbid: (rule: string, item: string, coordinate: string) => `${rule} ${coordinate} under ${item}`,
  coordinate: (coordinate: string) => coordinate,
  argument: (coordinate: string, name: string) => `${coordinate}(${name}:)`,
  inputField: (typeName: string, name: string) => `${typeName}.${name}`,
};

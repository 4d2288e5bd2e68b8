import type { Place } from '../../engine/compile/place';

/** What changes from one policy set to another, for whom. */
export interface PolicyDiff {
  /** Revisions (hex). */
  readonly before: string;
  readonly after: string;
  /** By item, consumer and kind. */
  readonly access: readonly AccessChange[];
  readonly settings: readonly SettingChange[];
}

/**
 * `gains` something from nothing and `loses` all of it; `more` and `less` of a value, in no row or request the other way;
 * other `conditions`; another `term` for the same access, or another access from a later day on.
 */
export type AccessChangeKind = 'gains' | 'loses' | 'more' | 'less' | 'conditions' | 'term';

/** Coordinates that change alike for one consumer under one item. */
export interface AccessChange {
  readonly kind: AccessChangeKind;
  readonly consumer: Named;
  readonly item: Named;
  readonly coordinates: readonly string[];
  /** What is seen, in words, e.g. `in full in rows where …`; `nothing`. */
  readonly before: string;
  readonly after: string;
  /** By which rules, until when, or what took it away. */
  readonly because: string;
}

export interface Named {
  readonly id: string;
  /** `名 / name`; empty where no document says it. */
  readonly name: string;
}

/** What documents say besides who is granted what. */
export interface SettingChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** e.g. `coordinate Person.name`, `client tax-app`, `agreement s09-tax` */
  readonly what: string;
  /** Key by key, dotted; one with an empty key for what is added or removed. */
  readonly details: readonly { readonly key: string; readonly before: string | null; readonly after: string | null }[];
  /** Where it stands in the set after, or before where it is gone. */
  readonly place: Place | null;
}

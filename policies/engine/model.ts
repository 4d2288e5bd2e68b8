/** The vocabulary of share decisions. Pure types: what compiled policy looks like and what a decision says. */

import type { PolicyIndex } from './policy-index';

export type Level = 'L1' | 'L2' | 'L3' | 'L4';
/** Who has to agree before a coordinate is shared. */
export type ShareClass = 'unconditional' | 'conditional' | 'withheld';
/** How much of a value is seen. Masks are partially ordered below `full` and above `none`. */
export type Form =
  | { readonly kind: 'full' }
  | { readonly kind: 'mask'; readonly mask: string }
  | { readonly kind: 'none' };

/** Why a coordinate is refused. Each has a sentence and an advice in `policies/engine/refusal-text.ts`. */
export type Reason =
  | 'unclassified'
  | 'withheld'
  | 'forbidden'
  | 'client_unknown'
  | 'client_suspended'
  | 'organisation_suspended'
  | 'item_required'
  | 'item_unknown'
  | 'case_required'
  | 'consent_required'
  | 'consent_scope'
  | 'consent_subject'
  | 'operation_not_listed'
  | 'bulk_not_allowed'
  | 'outside_item'
  | 'agreement_required'
  | 'agreement_inactive'
  | 'when_rule'
  | 'row_rule'
  | 'probe'
  | 'minor'
  | 'no_granted_leaf';

/** Who asks, for what. Everything that a decision may depend on besides the policy and the field use. */
export interface ShareRequest {
  readonly client: string;
  readonly organisation: string;
  readonly operator: string | null;
  readonly roles: readonly string[];
  /** 31-digit item code (GB/T 39554.1) or null. */
  readonly item: string | null;
  readonly case: string | null;
  readonly consent: ConsentGrant | null;
  /** SHA-256 (hex) of the operation's canonical text, for items that list their operations. */
  readonly operation: string;
  /** Milliseconds since the epoch, from the injected clock. */
  readonly nowMs: number;
}

/** A consent that identity has already verified (signature, issuer, expiry). */
export interface ConsentGrant {
  /** ID numbers of the people who consented, applicant and relatives. */
  readonly subjects: readonly string[];
  readonly item: string;
  readonly coordinates: readonly string[];
  readonly expiresAtMs: number;
}

/** A field where it stands in an operation. */
export interface FieldPlace {
  readonly coordinate: string;
  /**
   * Coordinate of the field that returned the object on which it stands, on its concrete type; null at the root, and
   * undefined where nobody says: then no rule that reads it holds.
   */
  readonly parent: string | null | undefined;
}

/** One use of a field in an operation, with the coerced arguments that were provided or defaulted. */
export interface FieldUse extends FieldPlace {
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface Refusal {
  readonly coordinate: string;
  readonly class: ShareClass | null;
  readonly form: Form;
  readonly reason: Reason;
  /** Organisation id and name of the owner of the coordinate. */
  readonly owner: string;
  /** Id of the rule that determined the refusal, e.g. `catalogue:Person.photo`, `item:S02/step:education`. */
  readonly rule: string;
  /** What the caller can do, one sentence in English and Chinese. */
  readonly apply: string;
}

/** A rule over one row, compiled from CEL. */
export interface RowRule {
  readonly id: string;
  /** Field paths below `row` that the rule reads, e.g. `[["typeCode"], ["holder","pid"]]`; no arguments, no lists. */
  readonly reads: readonly (readonly string[])[];
  /** True only when every input is present and non-null (unless `nullable`) and the rule says true. Never throws. */
  holds(row: unknown): boolean;
}

export interface FieldDecision {
  readonly coordinate: string;
  /** The form that holds for every row. */
  readonly form: Form;
  /** More open forms that hold only where their rule does. On a list the row is the element, elsewhere the parent. */
  readonly conditional: readonly { readonly form: Form; readonly rule: RowRule }[];
  /** Ids of the rules that determined this decision, sorted. */
  readonly rules: readonly string[];
  /** Present when `form` is none; with `conditional` forms its reason is `row_rule`. */
  readonly refusal: Refusal | null;
  /** What this use must be charged for before any department is called. */
  readonly charges: readonly Charge[];
}

/** A metered look-up or verification: the argument value names a person or organisation. */
export interface Charge {
  readonly kind: 'lookup' | 'verify';
  readonly coordinate: string;
  /** The coerced argument value. Never leaves the process except as an HMAC. */
  readonly subject: string;
}

/** Whom an object is about. */
export type SubjectRule =
  /** The object is the person: `key` names its pid; `bornOn`, `identifier` the fields for minors and consent. */
  | {
      readonly kind: 'person';
      readonly key: string;
      readonly bornOn: string | null;
      readonly identifier: string | null;
    }
  | { readonly kind: 'organisation'; readonly key: string }
  /** The subject is another object, behind a field path from this one. */
  | { readonly kind: 'path'; readonly path: readonly string[] }
  /** The subject of the enclosing object. */
  | { readonly kind: 'parent' }
  | { readonly kind: 'none' };

export type ArgumentRole =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'probes'; readonly coordinates: readonly string[] }
  | { readonly kind: 'looksUp'; readonly coordinate: string }
  | { readonly kind: 'verifies'; readonly coordinate: string }
  /** Cuts a list: row rules are applied before the cut, so the department is asked for up to `cap`. */
  | { readonly kind: 'limits'; readonly cap: number };

export type VaryBy = 'nothing' | 'item' | 'consumer' | 'case';

export interface CatalogueField {
  readonly coordinate: string;
  readonly subgraph: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly level: Level;
  readonly class: ShareClass;
  readonly defaultMask: string | null;
  readonly legalBasis: string | null;
  readonly updateCycle: string | null;
  readonly steward: string;
  readonly derivedFrom: readonly string[];
  readonly declassified: string | null;
  /** The value shown is an HMAC of the value, keyed by consumer (or case). */
  readonly pseudonym: boolean;
  readonly arguments: Readonly<Record<string, ArgumentRole>>;
  readonly ttlSeconds: number;
  readonly varyBy: VaryBy;
  readonly staleIfErrorSeconds: number;
}

/** Whose requests are turned away first when there are too many. */
export type Priority = 'high' | 'normal' | 'bulk';

export interface ServiceItem {
  /** 31 digits and letters, GB/T 39554.1. */
  readonly code: string;
  /** Short id used in documents and explanations, e.g. `S07`. */
  readonly id: string;
  readonly minors: boolean;
  readonly bulk: boolean;
  readonly requiresCase: boolean;
  readonly requiresConsent: boolean;
  /** What a pseudonym is keyed by. */
  readonly pseudonymScope: 'consumer' | 'case';
  readonly priority: Priority;
}

export interface Limits {
  readonly perConsumerPerMinute: number;
  readonly perSubjectPerHour: number;
  /** Of people of one division and date of birth, who differ in the digits that can be guessed. */
  readonly perBirthdayPerHour: number;
  /** Null where the item has no cases. */
  readonly perCase: number | null;
}

/** An immutable policy set, compiled. What the gateway may ask of it besides `decide`. */
export interface CompiledPolicy {
  /** SHA-256 (hex) of the canonical content; the same for any order of documents. */
  readonly revision: string;
  field(coordinate: string): CatalogueField | undefined;
  subject(typeName: string): SubjectRule;
  /** By 31-digit code. */
  item(code: string): ServiceItem | undefined;
  client(id: string): { readonly organisation: string; readonly mayIntrospect: boolean } | undefined;
  limits(kind: 'lookup' | 'verify', itemCode: string): Limits;
  /**
   * Requests that an organisation may make under an item in one day, or null: the strictest agreement counts that is in
   * force at that moment, or without a moment, that is active.
   */
  quotaPerDay(organisation: string, itemCode: string, nowMs?: number): number | null;
  /**
   * Only on the policy of `openPolicy`: decides in the place of all rules, and objects of which nothing but
   * `__typename` is asked are shown too.
   */
  readonly open?: (use: FieldUse) => FieldDecision;
  /** What `decide` works on; of no use to others. */
  readonly index: PolicyIndex;
}

import type { ArgumentRole, CatalogueField, Form, Limits, RowRule, ServiceItem, SubjectRule } from './model';
import type { Overlay } from './overlay';

/** What `decide` looks things up in: prepared once when a policy set is compiled, never changed afterwards. */
export interface PolicyIndex {
  readonly fields: ReadonlyMap<string, PreparedField>;
  /** Input object types by name, their fields by name. */
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, PreparedArgument>>;
  readonly clients: ReadonlyMap<string, PreparedClient>;
  readonly organisations: ReadonlyMap<string, PreparedOrganisation>;
  /** By 31-digit code. */
  readonly items: ReadonlyMap<string, PreparedItem>;
  readonly subjects: ReadonlyMap<string, SubjectRule>;
  /** By item code. */
  readonly limits: ReadonlyMap<string, Readonly<Record<'lookup' | 'verify', Limits>>>;
  /** By organisation id, then by item code. */
  readonly quotas: ReadonlyMap<string, ReadonlyMap<string, readonly PreparedQuota[]>>;
  /** What is switched off on top of all of this. */
  readonly applied: AppliedOverlay;
}

/** An overlay as decisions look it up. */
export interface AppliedOverlay {
  /** The revision of the compiled set without any overlay. */
  readonly base: string;
  /** Sorted, each id once. */
  readonly overlay: Overlay;
  /** Ids of agreements that grant nothing. */
  readonly agreements: ReadonlySet<string>;
  readonly clients: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
}

export interface PreparedQuota {
  readonly term: Term;
  readonly perDay: number;
}

export interface PreparedField {
  readonly field: CatalogueField;
  /** Id and name of the owner, as refusals show it. */
  readonly owner: string;
  readonly arguments: ReadonlyMap<string, PreparedArgument>;
  /** Whether a consent must name this coordinate: it says something about a person or an organisation. */
  readonly needsConsent: boolean;
}

export interface PreparedArgument {
  readonly role: ArgumentRole;
  /** The input object type that its value has, or null. */
  readonly input: string | null;
  /** Whether its value is the identifier of a person: consents are checked against it. */
  readonly identifiesPerson: boolean;
}

export interface PreparedClient {
  readonly id: string;
  readonly organisation: string;
  readonly suspended: boolean;
  readonly mayIntrospect: boolean;
}

export interface PreparedOrganisation {
  readonly id: string;
  readonly government: boolean;
  readonly suspended: boolean;
}

export interface PreparedItem {
  readonly item: ServiceItem;
  /** Id and name of the organisation that is in charge of it, as refusals show it. */
  readonly owner: string;
  /** Ids of the only operations that may run under this item, or null for any. */
  readonly operations: ReadonlySet<string> | null;
  /** What each organisation may see under this item, by organisation id, then by coordinate. */
  readonly consumers: ReadonlyMap<string, ReadonlyMap<string, PreparedShare>>;
}

/** Everything that speaks for or against one coordinate, for one consumer and item. Sorted by rule id. */
export interface PreparedShare {
  readonly grants: readonly PreparedGrant[];
  readonly forbids: readonly PreparedForbid[];
}

export interface PreparedForbid {
  readonly rule: string;
  readonly term: Term;
}

export interface PreparedGrant {
  /** e.g. `agreement:psb-education-S02/grant:1` or `item:S02/step:education`. */
  readonly rule: string;
  readonly form: Form;
  /** When the agreement behind it counts; null for what needs none. */
  readonly term: Term | null;
  readonly when: CompiledRule | null;
  readonly rows: CompiledRule | null;
}

/** When an agreement is in force. */
export interface Term {
  /** Its id. */
  readonly agreement: string;
  readonly active: boolean;
  /** Milliseconds since the epoch; from included, until excluded. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What a rule may read. `row` is undefined in `when:` rules. */
export interface RuleInputs {
  readonly field: unknown;
  readonly args: unknown;
  readonly consumer: unknown;
  readonly request: unknown;
  readonly row?: unknown;
}

export interface CompiledRule {
  readonly id: string;
  readonly text: string;
  /** The variables that it reads. */
  readonly variables: ReadonlySet<keyof RuleInputs>;
  /** Paths below `row`. */
  readonly reads: RowRule['reads'];
  /** True only when every input is there and the expression says true. Never throws. */
  holds(inputs: RuleInputs): boolean;
}

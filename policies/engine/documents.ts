import type { Level, ShareClass, VaryBy } from './model';
import type { PolicyFault } from './policy-fault';

/** A place in a document, both one-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Located<Kind extends string, Content> {
  readonly kind: Kind;
  /** Relative to the folder of policies, e.g. `catalogue/population.yaml`. */
  readonly file: string;
  readonly content: Content;
  /** Where the key or list element at this path stands; the nearest ancestor where there is none. */
  at(path: readonly (string | number)[]): Position;
}

/** What stewards write, already parsed and checked against the JSON Schemas of `policies/schemas`. */
export type PolicyDocument =
  | CatalogueDocument
  | Located<'organisations', { readonly organisations: readonly OrganisationContent[] }>
  | Located<'clients', { readonly clients: readonly ClientContent[] }>
  | Located<'items', { readonly items: readonly ItemContent[] }>
  | Located<'limits', { readonly limits: Record<'lookup' | 'verify', LimitsContent> }>
  | Located<'officers', { readonly officers: readonly OfficerContent[] }>
  | AgreementDocument;
export type CatalogueDocument = Located<'catalogue', CatalogueContent>;
export type AgreementDocument = Located<'agreement', AgreementContent>;
export type DocumentKind = PolicyDocument['kind'];

export interface PolicyDocuments {
  /** In any order; the compiled policy doesn't depend on it. */
  readonly documents: readonly PolicyDocument[];
  /** Texts of operations by file name, for items that list theirs. */
  readonly operations: ReadonlyMap<string, string>;
  /** What was wrong with the form of documents (syntax, unknown keys). Not empty: nothing is compiled. */
  readonly faults: readonly PolicyFault[];
}

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export interface CatalogueContent {
  readonly subgraph: string;
  /** Organisation id. */
  readonly owner: string;
  readonly types?: Readonly<Record<string, TypeContent>>;
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, RoleContent>>>>;
}

export interface TypeContent {
  readonly label: Label;
  readonly subject?: SubjectContent;
  readonly fields: Readonly<Record<string, FieldContent>>;
}

export type SubjectContent =
  | 'none'
  | 'parent'
  | { readonly person: string; readonly bornOn?: string; readonly identifier?: string }
  | { readonly organisation: string }
  | { readonly path: string };

export type RoleContent =
  | 'nothing'
  | { readonly probes: string | readonly string[] }
  | { readonly looksUp: string }
  | { readonly verifies: string }
  | { readonly limits: number };

export interface FieldContent {
  readonly label: Label;
  readonly level: Level;
  readonly class: ShareClass;
  readonly unconditionalWhen?: RuleContent;
  readonly defaultMask?: string;
  readonly legalBasis?: string;
  readonly updateCycle?: string;
  readonly steward?: string;
  readonly derivedFrom?: readonly string[];
  readonly declassified?: string;
  readonly pseudonym?: boolean;
  readonly arguments?: Readonly<Record<string, RoleContent>>;
  readonly ttl?: number;
  readonly varyBy?: VaryBy;
  readonly staleIfError?: number;
}

/** A CEL expression, alone or with the inputs that may be null in it, e.g. `["row.validTo"]`. */
export type RuleContent = string | { readonly rule: string; readonly nullable: readonly string[] };

export interface OrganisationContent {
  readonly id: string;
  readonly uscc: string;
  readonly name: Label;
  readonly kind: 'government' | 'company';
  readonly division?: string;
  readonly suspended?: boolean;
}

export interface ClientContent {
  readonly id: string;
  readonly organisation: string;
  readonly name: Label | string;
  readonly suspended?: boolean;
  readonly introspection?: boolean;
}

/** `steward` approves for its organisation, `approver` confirms, `auditor` reads all, `operator` runs and reads no policy. */
export type OfficerRole = 'steward' | 'approver' | 'auditor' | 'operator';

/** A person who may act on share policies, known by a key. */
export interface OfficerContent {
  readonly id: string;
  readonly name: Label;
  readonly organisation: string;
  readonly roles: readonly OfficerRole[];
  /** Ed25519, the 32 raw bytes in base64url: the `x` of its JWK. */
  readonly publicKey: string;
  /** Keys that signed until a day (in China, included) and since then sign no more. */
  readonly previousKeys?: readonly { readonly publicKey: string; readonly until: string }[];
  /** Signs and reads nothing any more; what was signed before stays valid. */
  readonly suspended?: boolean;
}

export interface LimitsContent {
  readonly perConsumerPerMinute?: number;
  readonly perSubjectPerHour?: number;
  readonly perBirthdayPerHour?: number;
  readonly perCase?: number;
}

export interface ItemContent {
  readonly id: string;
  readonly code: string;
  readonly name: Label;
  readonly owner: string;
  readonly legalBasis: string;
  readonly requires?: readonly ('case' | 'consent')[];
  readonly bulk?: boolean;
  readonly minors?: boolean;
  readonly pseudonymScope?: 'consumer' | 'case';
  readonly priority?: 'high' | 'normal' | 'bulk';
  readonly operations?: readonly string[];
  readonly limits?: Partial<Record<'lookup' | 'verify', LimitsContent>>;
  readonly steps: Readonly<Record<string, { readonly coordinates: readonly string[] }>>;
}

export interface GrantContent {
  readonly coordinates: readonly string[];
  /** `full` or `mask(<name>)`; left out, the catalogue's default mask, else full. */
  readonly form?: string;
  readonly rows?: RuleContent;
  readonly when?: RuleContent;
}

export interface AgreementContent {
  readonly id: string;
  readonly provider: string;
  readonly consumer: string;
  /** Short item ids. */
  readonly items: readonly string[];
  readonly legalBasis: string;
  /** Full dates in China standard time, both included. */
  readonly validity: { readonly from: string; readonly to: string };
  readonly quota?: { readonly perDay: number };
  readonly approvedBy: readonly string[];
  readonly status: 'active' | 'suspended' | 'revoked';
  /** An emergency, which ends at this moment (`2026-11-21T08:30:00.000Z`) however long the validity is. */
  readonly breakGlass?: { readonly reason: string; readonly until: string };
  readonly grants: readonly GrantContent[];
  readonly forbids?: readonly string[];
}

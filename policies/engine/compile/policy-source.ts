import type { GraphQLSchema } from 'graphql';
import type {
  AgreementContent,
  CatalogueContent,
  ClientContent,
  FieldContent,
  ItemContent,
  LimitsContent,
  OfficerContent,
  OrganisationContent,
  RoleContent,
  SubjectContent,
} from '../documents';
import type { Cell } from './gather-cells';
import type { Place } from './place';
import type { PolicyParts } from './policy-parts';

/** What the composed graph knows besides types; read from the supergraph by whoever has it. */
export interface GraphFacts {
  /** Inputs of `@requires` fields: `Person.isRetirementAge` -> `[Person.sex, Person.birthDate]`. */
  readonly requires: ReadonlyMap<string, readonly string[]>;
  /** Subgraphs that resolve a coordinate, by coordinate; empty where nobody asked. */
  readonly subgraphs: ReadonlyMap<string, readonly string[]>;
}

/** One thing that a document says, and where its parts stand. */
export interface Sourced<Content> {
  readonly content: Content;
  /** The place of a part, by its path below this content. */
  place(...path: readonly (string | number)[]): Place;
}

export interface SourceField extends Sourced<FieldContent> {
  readonly coordinate: string;
  readonly typeName: string;
  readonly fieldName: string;
  readonly catalogue: CatalogueContent;
}

/** All documents of a policy set side by side, looked up by what they are about. The linter's and compiler's input. */
export interface PolicySource {
  readonly schema: GraphQLSchema;
  readonly facts: GraphFacts;
  readonly catalogues: readonly Sourced<CatalogueContent>[];
  /** By coordinate. */
  readonly fields: ReadonlyMap<string, SourceField>;
  /** By type name. */
  readonly subjects: ReadonlyMap<string, Sourced<SubjectContent>>;
  /** By coordinate, e.g. `SubjectInput.idNumber`. */
  readonly inputs: ReadonlyMap<string, Sourced<RoleContent>>;
  readonly organisations: ReadonlyMap<string, Sourced<OrganisationContent>>;
  readonly clients: ReadonlyMap<string, Sourced<ClientContent>>;
  /** By short id. */
  readonly items: ReadonlyMap<string, Sourced<ItemContent>>;
  readonly limits: Sourced<Record<'lookup' | 'verify', LimitsContent>> | null;
  readonly officers: ReadonlyMap<string, Sourced<OfficerContent>>;
  readonly agreements: ReadonlyMap<string, Sourced<AgreementContent>>;
  /** Texts of operations by file name. */
  readonly operations: ReadonlyMap<string, string>;
  /** By item and organisation. */
  readonly cells: readonly Cell[];
  /** Of the last compilation. */
  readonly parts: PolicyParts;
}

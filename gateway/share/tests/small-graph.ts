import { buildSchema, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { compilePolicy } from '../../../policies/engine/compile-policy';
import type { CompiledPolicy } from '../../../policies/engine/model';
import { operationId } from '../../../policies/engine/operation-id';
import { documentsOfTexts } from '../../../policies/store/documents-of-texts';
import type { Graph } from '../../../schema/supergraph';
import type { Consumer } from '../../identity/model';
import type { Operation } from '../../operation/model';
import type { Decision, InternalOperation } from '../model';
import { createShare } from '../share';

/** A graph in which each thing occurs once that the share stage treats in its own way, and a policy over it. */
const full = buildSchema(/* GraphQL */ `
  scalar IdNumber
  scalar Date
  type Query {
    person(idNumber: IdNumber!): Person
    persons(idNumbers: [IdNumber!]): [Person]
    firm(uscc: String!): Firm
    holders(first: Int = 3): [Holder]
    places: [Place]
    count: Int
  }
  type Mutation { report(text: String): Receipt  forget: Receipt }
  type Receipt { id: ID  done: Boolean }
  interface Holder { pid: ID  name: String }
  type Person implements Holder {
    pid: ID  name: String  idNumber: IdNumber  birthDate: Date  mobile: String  grade: String  aliases(first: Int): [String]
    licenses(typeCode: String, first: Int = 50): [License]  firm: Firm  passes: [Pass]
  }
  type Firm implements Holder { pid: ID  name: String  uscc: String  capital: Int  head: Person  seat: Place }
  type License { typeCode: String  number: String  holder: Person  issuer: Firm }
  type Pass { code: String  color: String }
  type Place { code: String  owner: Holder  license: License }
`);

const label = '{ zh: 名, en: name }';
const open = `{ label: ${label}, level: L1, class: unconditional }`;
const asked = `{ label: ${label}, level: L2, class: conditional }`;

const texts: Readonly<Record<string, string>> = {
  'catalogue/population.yaml': `
subgraph: population
owner: psb
types:
  Query:
    label: ${label}
    fields:
      person: { label: ${label}, level: L2, class: conditional, arguments: { idNumber: { looksUp: Person.idNumber } } }
      persons: { label: ${label}, level: L2, class: conditional, arguments: { idNumbers: { looksUp: Person.idNumber } } }
      firm: { label: ${label}, level: L2, class: conditional, arguments: { uscc: { looksUp: Firm.uscc } } }
      holders: { label: ${label}, level: L2, class: conditional, arguments: { first: { limits: 30 } } }
      places: ${asked}
      count: ${asked}
  Mutation:
    label: ${label}
    fields:
      report: { label: ${label}, level: L2, class: conditional, arguments: { text: nothing } }
      forget: ${asked}
  Receipt: { label: ${label}, subject: none, fields: { id: ${asked}, done: ${asked} } }
  Person:
    label: ${label}
    subject: { person: pid, bornOn: birthDate, identifier: idNumber }
    fields:
      pid: { label: ${label}, level: L2, class: conditional, pseudonym: true }
      name: { label: ${label}, level: L3, class: conditional, defaultMask: name }
      idNumber: { label: ${label}, level: L4, class: conditional, defaultMask: idNumber }
      birthDate: { label: ${label}, level: L3, class: conditional }
      mobile: { label: ${label}, level: L3, class: conditional }
      grade: ${asked}
      aliases: { label: ${label}, level: L2, class: conditional, arguments: { first: { limits: 20 } } }
      licenses:
        label: ${label}
        level: L2
        class: conditional
        arguments: { typeCode: { probes: License.typeCode }, first: { limits: 200 } }
      firm: ${asked}
      passes: ${asked}
  Firm:
    label: ${label}
    subject: { organisation: uscc }
    fields: { pid: ${asked}, name: ${asked}, uscc: ${asked}, capital: ${asked}, head: ${asked}, seat: ${asked} }
  License:
    label: ${label}
    subject: { path: holder }
    fields: { typeCode: ${asked}, number: ${asked}, holder: ${asked}, issuer: ${asked} }
  Pass: { label: ${label}, subject: parent, fields: { code: ${asked}, color: ${open} } }
  Place: { label: ${label}, subject: { path: license.holder }, fields: { code: ${asked}, owner: ${asked}, license: ${asked} } }
`,
  'registry/organisations.yaml': `
organisations:
  - { id: psb, uscc: 11990000000000107Q, name: { zh: 公安局, en: Police }, kind: government }
  - { id: school, uscc: 11990000000000174N, name: { zh: 教育局, en: Education }, kind: government }
`,
  'registry/clients.yaml': `
clients:
  - { id: psb-app, organisation: psb, name: Police app }
  - { id: school-app, organisation: school, name: School app }
`,
  'registry/items.yaml': `
items:
  - { id: A, code: 11990000000000107Q3990100700701, name: ${label}, owner: psb, legalBasis: a regulation, steps: {} }
  - id: MINORS
    code: 11990000000000107Q3990100700702
    name: ${label}
    owner: psb
    legalBasis: a regulation
    minors: true
    bulk: true
    steps: {}
  - id: CONSENT
    code: 11990000000000107Q3990100700703
    name: ${label}
    owner: psb
    legalBasis: a regulation
    requires: [consent]
    steps: {}
`,
  'registry/limits.yaml': `
limits:
  lookup: { perConsumerPerMinute: 60, perSubjectPerHour: 20, perCase: 10 }
  verify: { perConsumerPerMinute: 30, perSubjectPerHour: 10, perCase: 5 }
`,
  'agreements/school.yaml': `
id: school
provider: psb
consumer: school
items: [A, MINORS, CONSENT]
legalBasis: a regulation
validity: { from: '2026-01-01', to: '2026-12-31' }
approvedBy: [one, two]
status: active
grants:
  - coordinates:
      [Query.person, Query.persons, Query.firm, Query.holders, Query.places, Mutation.report, Mutation.forget, Receipt.id,
       Receipt.done, Person.pid, Person.name, Person.idNumber, Person.firm, Person.passes, Firm.pid, Firm.name,
       Firm.capital, Firm.head, Firm.seat, License.typeCode, Pass.code, Pass.color, Place.code, Place.owner,
       Place.license, License.holder, License.issuer]
  - coordinates: [Person.licenses]
    rows: row.typeCode == args.typeCode || row.issuer.uscc == "u1"
  - coordinates: [License.number]
    form: full
    rows: row.typeCode == "open"
  - coordinates: [Person.grade]
    when: '"clerk" in consumer.roles'
`,
};

const code = (last: number) => `11990000000000107Q39901007007${String(last).padStart(2, '0')}`;
export const items = { plain: code(1), minors: code(2), consent: code(3) };

export const noon = Date.UTC(2026, 10, 20, 4);
export const graph = { api: full, full } as Graph;

/** @param change texts to put in the place of others */
export function smallPolicy(change: (file: string, text: string) => string = (_, text) => text): CompiledPolicy {
  const changed = Object.entries(texts).map(([file, text]) => [file, change(file, text)] as const);
  const { policy, faults } = compilePolicy(documentsOfTexts(changed), full);
  if (!policy) throw new Error(JSON.stringify(faults, null, 2));
  return policy;
}

const school: Consumer = {
  client: 'school-app',
  organisation: 'school',
  division: null,
  operator: 'op-1',
  roles: [],
  item: items.plain,
  case: null,
  consent: null,
};

export function consumer(change: Partial<Consumer> = {}): Consumer {
  return { ...school, ...change };
}

export function operationOf(text: string, variables: Readonly<Record<string, unknown>> = {}): Operation {
  const document = parse(text);
  const named = document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [each] : []));
  const fragments = new Map<string, FragmentDefinitionNode>(named.map((each) => [each.name.value, each]));
  const definition = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const id = operationId(document);
  return { id, recordedId: id, definition: definition as OperationDefinitionNode, fragments, variables };
}

let known: CompiledPolicy | undefined;

function unchanged(): CompiledPolicy {
  known ??= smallPolicy();
  return known;
}

/** What the school, or who else is named, gets of a text. */
export function decided(text: string, change: Partial<Consumer> = {}, policy = unchanged()): Decision {
  return createShare({ graph, clock: { now: () => noon } })(operationOf(text), consumer(change), policy);
}

/** What is planned, digests of arguments as `#`. */
export function planned({ prepared }: Decision): string | null {
  return prepared.operation && textOf(prepared.operation);
}

export function textOf({ text }: InternalOperation): string {
  return text.replace(/_[0-9a-f]{16}\b/g, '_#').replace(/_[0-9a-f]{16}_/g, '_#_');
}

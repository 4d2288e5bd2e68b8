import { buildSchema } from 'graphql';
import { compilePolicy } from '../compile-policy';
import type { DocumentKind, PolicyDocuments } from '../documents';
import type { CompiledPolicy, ShareRequest } from '../model';
import type { PolicyFault } from '../policy-fault';
import { parsedText } from './parsed-text';

/** A small graph and policy set, in which each rule of the engine occurs once. Tests change single texts of it. */
export const schema = buildSchema(/* GraphQL */ `
  scalar IdNumber
  scalar Date
  enum Status { VALID EXPIRED }
  input PersonFilter { mobile: String  sex: String  name: String  all: [PersonFilter!] }
  input SubjectInput { idNumber: IdNumber  uscc: String }
  type Query {
    person(idNumber: IdNumber!): Person
    persons(filter: PersonFilter, idNumbers: [IdNumber!], order: String, subject: SubjectInput): [Person]
    verifyPerson(idNumber: IdNumber!, name: String!): Boolean
    division(code: String!): Division
  }
  type Person {
    pid: ID
    idNumber: IdNumber
    name: String
    sex: String
    birthDate: Date
    isAdult: Boolean
    mobile: String
    photo: String
    age: Int
    tags: [String]
    householdDivision: Division
    licenses(typeCode: String, first: Int = 50): [License]
  }
  type Division { code: String  name: String }
  type License { typeCode: String  status: Status  number: String  validTo: Date  holder: Person  days: Int }
`);

const label = '{ zh: 名, en: name }';

export const texts: Readonly<Record<string, string>> = {
  'catalogue/population.yaml': `
subgraph: population
owner: psb
types:
  Query:
    label: ${label}
    fields:
      person: { label: ${label}, level: L3, class: conditional, arguments: { idNumber: { looksUp: Person.idNumber } } }
      persons:
        label: ${label}
        level: L3
        class: conditional
        arguments:
          filter: nothing
          idNumbers: { looksUp: Person.idNumber }
          order: { probes: [Person.name, Person.mobile] }
          subject: nothing
      verifyPerson:
        label: ${label}
        level: L2
        class: unconditional
        arguments: { idNumber: { verifies: Person.idNumber }, name: { verifies: Person.name } }
      division: { label: ${label}, level: L1, class: unconditional, arguments: { code: nothing } }
  Person:
    label: ${label}
    subject: { person: pid, bornOn: birthDate, identifier: idNumber }
    fields:
      pid: { label: ${label}, level: L2, class: unconditional, pseudonym: true }
      idNumber: { label: ${label}, level: L4, class: conditional, defaultMask: idNumber }
      name: { label: ${label}, level: L3, class: conditional, defaultMask: name }
      sex: { label: ${label}, level: L3, class: conditional }
      birthDate: { label: ${label}, level: L3, class: conditional }
      isAdult:
        label: ${label}
        level: L2
        class: unconditional
        derivedFrom: [Person.birthDate]
        declassified: one bit, which cannot rebuild the date
      mobile: { label: ${label}, level: L3, class: conditional, defaultMask: mobile }
      photo: { label: ${label}, level: L4, class: withheld, legalBasis: Personal Information Protection Law art. 26 }
      age: { label: ${label}, level: L3, class: conditional }
      tags: { label: ${label}, level: L3, class: conditional }
      householdDivision: { label: ${label}, level: L2, class: conditional }
      licenses:
        label: ${label}
        level: L3
        class: conditional
        arguments: { typeCode: { probes: License.typeCode }, first: { limits: 200 } }
  Division:
    label: ${label}
    subject: none
    fields:
      code: { label: ${label}, level: L1, class: unconditional }
      name: { label: ${label}, level: L1, class: unconditional }
  License:
    label: ${label}
    subject: { path: holder }
    fields:
      typeCode: { label: ${label}, level: L1, class: unconditional }
      status: { label: ${label}, level: L2, class: conditional, unconditionalWhen: row.typeCode == "open" }
      number: { label: ${label}, level: L3, class: conditional, defaultMask: licenseNumber }
      validTo: { label: ${label}, level: L2, class: conditional }
      holder: { label: ${label}, level: L3, class: conditional }
      days: { label: ${label}, level: L2, class: conditional }
inputs:
  PersonFilter: { mobile: { probes: Person.mobile }, sex: { probes: Person.sex }, name: { probes: Person.name }, all: nothing }
  SubjectInput: { idNumber: { looksUp: Person.idNumber }, uscc: nothing }
`,
  'registry/organisations.yaml': `
organisations:
  - { id: psb, uscc: 11990000000000107Q, name: { zh: 公安局, en: Police }, kind: government }
  - { id: school, uscc: 11990000000000174N, name: { zh: 教育局, en: Education }, kind: government }
  - { id: firm, uscc: 91990101MA00RDE17H, name: { zh: 公司, en: Firm }, kind: company }
  - { id: closed, uscc: 11990000000000182H, name: { zh: 撤销, en: Closed }, kind: government, suspended: true }
`,
  'registry/clients.yaml': `
clients:
  - { id: psb-app, organisation: psb, name: Police app, introspection: true }
  - { id: school-app, organisation: school, name: School app }
  - { id: old-app, organisation: school, name: Old app, suspended: true, introspection: true }
  - { id: firm-app, organisation: firm, name: Firm app }
  - { id: closed-app, organisation: closed, name: Closed app }
`,
  'registry/items.yaml': `
items:
  - id: A
    code: 11990000000000107Q3990100700701
    name: { zh: 甲, en: A }
    owner: psb
    legalBasis: a regulation
    steps:
      school: { coordinates: [Person.pid, Person.isAdult, License.typeCode, License.status, Query.verifyPerson] }
  - id: CASES
    code: 11990000000000107Q3990100700702
    name: { zh: 乙, en: B }
    owner: psb
    legalBasis: a regulation
    requires: [case]
    bulk: true
    minors: true
    pseudonymScope: case
    priority: bulk
    limits: { verify: { perCase: 3 } }
    steps:
      school: { coordinates: [Person.isAdult, Division.code] }
  - id: CONSENT
    code: 11990000000000107Q3990100700703
    name: { zh: 丙, en: C }
    owner: psb
    legalBasis: a regulation
    requires: [consent]
    steps:
      school: { coordinates: [Person.isAdult, Division.code, Query.verifyPerson] }
  - id: LISTED
    code: 11990000000000107Q3990100700704
    name: { zh: 丁, en: D }
    owner: psb
    legalBasis: a regulation
    operations: [adult.graphql]
    steps:
      school: { coordinates: [Person.isAdult] }
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
items: [A, CASES, CONSENT]
legalBasis: a regulation
validity: { from: '2026-01-01', to: '2026-12-31' }
quota: { perDay: 1000 }
approvedBy: [one, two]
status: active
grants:
  - coordinates: [Query.person, Query.persons, Person.name, Person.licenses]
  - coordinates: [License.number]
    form: full
    rows: row.typeCode == "residence"
  - coordinates: [License.number]
    form: mask(hidden)
  - coordinates: [License.validTo]
    rows: row.typeCode == "residence"
  - coordinates: [Person.mobile]
    form: full
    when: '"clerk" in consumer.roles'
forbids: [Person.sex]
`,
  'agreements/more.yaml': `
id: more
provider: psb
consumer: school
items: [A]
legalBasis: a regulation
validity: { from: '2026-01-01', to: '2027-12-31' }
quota: { perDay: 50 }
approvedBy: [one, two]
status: active
grants:
  - coordinates: [Person.name]
    form: full
    rows: row.isAdult
  - coordinates: [Person.age]
    when: request.date < "2026-06-01"
  - coordinates: [Person.sex]
`,
  'agreements/ended.yaml': `
id: ended
provider: psb
consumer: school
items: [A]
legalBasis: a regulation
validity: { from: '2025-01-01', to: '2025-12-31' }
approvedBy: [one, two]
status: active
grants: [{ coordinates: [Person.birthDate] }]
forbids: [Person.name]
`,
  'agreements/suspended.yaml': `
id: suspended
provider: psb
consumer: school
items: [A]
legalBasis: a regulation
validity: { from: '2026-01-01', to: '2026-12-31' }
quota: { perDay: 1 }
approvedBy: [one, two]
status: suspended
grants: [{ coordinates: [Person.tags] }]
`,
  'agreements/firm.yaml': `
id: firm
provider: psb
consumer: firm
items: [A]
legalBasis: a contract
validity: { from: '2026-01-01', to: '2026-12-31' }
approvedBy: [one, two]
status: active
grants: [{ coordinates: [Person.isAdult] }]
`,
};

export const operations: ReadonlyMap<string, string> = new Map([
  ['adult.graphql', 'query Adult { person(idNumber: "1") { isAdult } }'],
]);

/** Documents from texts by file name; a text of null leaves the document out. */
export function documentsOf(
  changed: Readonly<Record<string, string | null>> = {},
  order: (files: string[]) => string[] = (files) => files,
): PolicyDocuments {
  const all = { ...texts, ...changed };
  const parsed = order(Object.keys(all)).flatMap((file) => {
    const text = all[file];
    return typeof text === 'string' ? [parsedText(file, kindOf(file), text)] : [];
  });
  return {
    documents: parsed.flatMap(({ document }) => document ?? []),
    faults: parsed.flatMap(({ faults }) => [...faults]),
    operations,
  };
}

function kindOf(file: string): DocumentKind {
  if (file.startsWith('catalogue/')) return 'catalogue';
  if (file.startsWith('agreements/')) return 'agreement';
  return file.slice('registry/'.length, -'.yaml'.length) as DocumentKind;
}

/** The policy set with some texts changed. Throws when it has faults. */
export function policyWith(changed: Readonly<Record<string, string | null>> = {}): CompiledPolicy {
  const { policy, faults } = compilePolicy(documentsOf(changed), schema);
  if (!policy) throw new Error(JSON.stringify(faults, null, 2));
  return policy;
}

/** The faults of the policy set after a text was replaced in one document; the text must occur in it. */
export function faultsAfter(file: string, from: string, to: string): readonly PolicyFault[] {
  return compilePolicy(documentsOf({ [file]: replaced(file, from, to) }), schema).faults;
}

export function replaced(file: string, from: string, to: string): string {
  const text = texts[file] as string;
  if (!text.includes(from)) throw new Error(`\`${from}\` doesn't occur in ${file}`);
  return text.replace(from, to);
}

export const codes = {
  A: '11990000000000107Q3990100700701',
  CASES: '11990000000000107Q3990100700702',
  CONSENT: '11990000000000107Q3990100700703',
  LISTED: '11990000000000107Q3990100700704',
};

/** The school's request under item A at noon of 2026-11-20 in China. */
export const request: ShareRequest = {
  client: 'school-app',
  organisation: 'school',
  operator: 'op-school-1',
  roles: ['developer'],
  item: codes.A,
  case: null,
  consent: null,
  operation: 'f'.repeat(64),
  nowMs: Date.parse('2026-11-20T12:00:00+08:00'),
};

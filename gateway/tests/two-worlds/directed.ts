import type {
  AgreementContent,
  GrantContent,
  ItemContent,
  PolicyDocument,
  PolicyDocuments,
} from '../../../policies/engine/documents';
import { emptyOverlay, type Overlay } from '../../../policies/engine/overlay';
import type { Reader } from './visible/reader';

/** What one policy of a scenario says, over the real catalogue and registry. */
export interface DirectedPolicy {
  readonly item?: Partial<Pick<ItemContent, 'requires' | 'minors' | 'pseudonymScope'>>;
  /** By consumer. */
  readonly grants: Readonly<Record<string, readonly GrantContent[]>>;
  readonly forbids?: readonly string[];
  readonly overlay?: Overlay;
}

/** A way out that is tried on purpose, in worlds from several seeds. */
export interface Scenario {
  readonly name: string;
  readonly policies: readonly DirectedPolicy[];
  readonly judged: readonly number[];
  readonly reader?: Partial<Reader>;
  readonly other?: Partial<Reader>;
  /** Asked one after the other for each person: who (-1 the reader, 0 the other), under which policy, what. */
  readonly asks: readonly {
    readonly who: -1 | 0;
    readonly policy: number;
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  }[];
}

const person = (selection: string) => `query Q($id: IdNumber!) { person(idNumber: $id) { vitalStatus ${selection} } }`;
const lookUp: GrantContent = { coordinates: ['Query.person', 'Person.vitalStatus'], form: 'full' };
const full = (...coordinates: string[]): GrantContent => ({ coordinates, form: 'full' });
const amr = (...grants: GrantContent[]) => ({ amr: [lookUp, ...grants] });
const both = (grants: readonly GrantContent[]) => ({ amr: [lookUp], psb: [lookUp, ...grants] });
const attribute = `query Q($id: IdNumber!, $name: String!) { person(idNumber: $id) { licenses { attribute(name: $name) } } }`;
const kind = 'row.typeCode == "11100000000013338W901"';
const below = (parent: string) => `field.parent == "${parent}"`;
const oneLicense = full('License.status', 'License.typeName');

export const scenarios: readonly Scenario[] = [
  {
    name: 'how many rows are asked for does not tell of those that a rule removes',
    policies: [{ grants: amr({ ...full('Person.licenses'), rows: kind }, oneLicense) }],
    judged: [0],
    asks: [1, 2].map((first) => ({
      who: -1,
      policy: 0,
      query: person(`licenses(first: ${first}) { status typeName }`),
    })),
  },
  {
    name: 'what is forbidden stays hidden, whoever grants it',
    policies: [{ grants: amr(full('Person.name', 'Person.mobile')), forbids: ['Person.name'] }],
    judged: [0],
    asks: [{ who: -1, policy: 0, query: person('name mobile') }],
  },
  {
    name: 'what was decided under one policy does not serve the next',
    policies: [{ grants: amr(full('Person.name')) }, { grants: amr() }],
    judged: [1],
    asks: [0, 1].map((policy) => ({ who: -1, policy, query: person('name mobile') })),
  },
  {
    name: 'what was decided before a revocation does not serve after it',
    policies: [
      { grants: amr(full('Person.name')) },
      { grants: amr(full('Person.name')), overlay: { ...emptyOverlay, revoked: ['directed-amr-psb'] } },
    ],
    judged: [1],
    asks: [0, 1].map((policy) => ({ who: -1, policy, query: person('name') })),
  },
  {
    name: 'what was decided for one organisation does not serve another',
    policies: [{ grants: both([full('Person.name')]) }],
    judged: [0],
    other: { client: 'psb-app', organisation: 'psb' },
    asks: [
      { who: 0, policy: 0, query: person('name') },
      { who: -1, policy: 0, query: person('name') },
    ],
  },
  {
    name: 'what was decided with a case does not serve without one',
    policies: [{ item: { requires: ['case'] }, grants: amr(full('Person.name')) }],
    judged: [0],
    reader: { case: null },
    other: {},
    asks: [
      { who: 0, policy: 0, query: person('name') },
      { who: -1, policy: 0, query: person('name') },
    ],
  },
  {
    name: 'a condition on arguments is settled for each request',
    policies: [
      {
        grants: amr(full('Person.licenses'), {
          ...full('License.attribute'),
          when: 'args.name == "备注"',
        }),
      },
    ],
    judged: [0],
    asks: ['备注', '从业类别'].map((name) => ({ who: -1, policy: 0, query: attribute, variables: { name } })),
  },
  {
    name: 'what is granted below one field is not shown below another, and cannot be filtered by',
    policies: [
      {
        grants: amr(
          { ...full('Person.mobile', 'Person.licenses'), when: 'field.parent == "HouseholdMember.person"' },
          { ...full('Person.ethnicity'), when: 'field.parent in ["HouseholdMember.person"]' },
          { ...full('License.number'), when: 'field.parent == "LegalEntity.licenses"' },
          full('Person.represents', 'LegalEntity.status', 'License.typeName'),
        ),
      },
    ],
    judged: [0],
    asks: [
      'mobile ethnicity licenses { typeName number }',
      'represents { status } ... on Person { kin: mobile papers: licenses(first: 1) { number } }',
    ].map((selection) => ({ who: -1, policy: 0, query: person(selection) })),
  },
  {
    name: 'what is granted below one of two fields is not shown of who is reached by the other',
    policies: [
      {
        grants: amr(
          { ...full('Person.mobile', 'Person.licenses'), when: below('Person.spouse') },
          { ...full('Person.education'), rows: `${below('Person.spouse')} && row.maritalStatus != "离异"` },
          full('Person.spouse', 'Person.parents', 'License.typeName'),
        ),
      },
    ],
    judged: [0],
    asks: [
      'spouse { mobile education licenses { typeName } } parents { mobile education licenses { typeName } }',
      'spouse { education parents { vitalStatus mobile education licenses { typeName } } }',
    ].map((selection) => ({ who: -1, policy: 0, query: person(selection) })),
  },
  {
    name: 'what is granted below the field that looks somebody up is not shown of whom nobody names',
    policies: [
      {
        grants: amr(
          { ...full('Person.mobile', 'Person.licenses'), when: below('Query.person') },
          full('Person.household', 'Household.members', 'HouseholdMember.person', 'License.typeName'),
        ),
      },
    ],
    judged: [0],
    asks: ['', 'mobile licenses { typeName }'].map((own) => ({
      who: -1,
      policy: 0,
      query: person(`${own} household { members { person { vitalStatus mobile licenses { typeName } } } }`),
    })),
  },
  {
    name: 'what is granted below one field cannot be filtered by below another',
    policies: [
      {
        grants: amr(
          { ...full('License.status'), when: below('LegalEntity.licenses') },
          full('Person.licenses', 'LegalEntity.licenses', 'License.typeName'),
        ),
      },
    ],
    judged: [0],
    asks: ['licenses { typeName }', 'licenses(status: VALID) { typeName }'].map((selection) => ({
      who: -1,
      policy: 0,
      query: person(selection),
    })),
  },
  {
    name: 'of a person a consumer learns a pseudonym',
    policies: [{ grants: amr(full('Person.pid')) }],
    judged: [0],
    asks: [{ who: -1, policy: 0, query: person('pid') }],
  },
  {
    name: 'nothing is verified of a child',
    policies: [{ item: { minors: false }, grants: amr(full('Query.verifyPerson', 'Query.verifyAlive')) }],
    judged: [0],
    asks: [{ who: -1, policy: 0, query: 'query Q($id: IdNumber!) { verifyAlive(idNumber: $id, name: "x") }' }],
  },
  {
    name: 'elements that one grant keeps for some arguments are not shown by it for others',
    policies: [
      {
        grants: amr(
          { ...full('Person.represents'), rows: 'row.entityType == "有限责任公司"', when: 'args.first <= 2' },
          { ...full('Person.represents'), rows: 'row.credit.grade != "C"' },
          full('LegalEntity.operatingFrom'),
        ),
      },
    ],
    judged: [0],
    asks: ['represents', 'represents(first: 2)'].map((list) => ({
      who: -1,
      policy: 0,
      query: person(`${list} { operatingFrom }`),
    })),
  },
  {
    name: 'what is derived is masked in rows that the grant without a mask does not keep',
    policies: [
      {
        grants: amr(
          { ...full('Person.ageBand'), rows: 'row.maritalStatus == "未婚"' },
          { coordinates: ['Person.ageBand'], form: 'mask(hidden)' },
        ),
      },
    ],
    judged: [0],
    asks: [{ who: -1, policy: 0, query: person('ageBand') }],
  },
  {
    name: 'what is derived for a year is shown in the rows of the grants for that year',
    policies: [
      {
        grants: amr(
          { ...full('Person.isSchoolAge'), rows: 'row.maritalStatus == "未婚"', when: 'args.year <= request.year' },
          { ...full('Person.isSchoolAge'), rows: 'row.sex == "男"' },
        ),
      },
    ],
    judged: [0],
    asks: [2026, 2027].map((year) => ({ who: -1, policy: 0, query: person(`isSchoolAge(year: ${year})`) })),
  },
  {
    name: 'what is derived by another department says whether it was handed its inputs, and no more of them',
    policies: [{ grants: amr(full('Person.isRetirementAge', 'Person.birthDate')) }],
    judged: [0],
    asks: [{ who: -1, policy: 0, query: person('isRetirementAge birthDate') }],
  },
];

const item = 'S07';

/** The documents of one policy: the real catalogue and registry, one item without steps, one agreement a provider. */
export function directedDocuments(
  base: PolicyDocuments,
  { item: flags, grants, forbids }: DirectedPolicy,
): PolicyDocuments {
  const owners = new Map<string, string>();
  const documents = base.documents.flatMap((document): PolicyDocument[] => {
    if (document.kind === 'agreement') return [];
    if (document.kind === 'catalogue') {
      for (const [type, { fields }] of Object.entries(document.content.types ?? {})) {
        for (const name of Object.keys(fields)) owners.set(`${type}.${name}`, document.content.owner);
      }
    }
    if (document.kind !== 'items') return [document];
    const items = document.content.items.map((each) =>
      each.id === item ? { ...each, requires: [], minors: true, ...flags, steps: {} } : each,
    );
    return [{ ...document, content: { items } }];
  });
  const at = () => ({ line: 1, column: 1 });
  for (const [consumer, of] of Object.entries(grants)) {
    for (const provider of new Set(owners.values())) {
      const owned = of.flatMap((grant) => {
        const coordinates = grant.coordinates.filter((coordinate) => owners.get(coordinate) === provider);
        return coordinates.length > 0 ? [{ ...grant, coordinates }] : [];
      });
      if (owned.length === 0) continue;
      const content: AgreementContent = {
        id: `directed-${consumer}-${provider}`,
        provider,
        consumer,
        items: [item],
        legalBasis: 'made up',
        validity: { from: '2020-01-01', to: '2199-12-31' },
        approvedBy: [],
        status: 'active',
        grants: owned,
      };
      documents.push({ kind: 'agreement', file: `agreements/${content.id}.yaml`, content, at });
      const forbidden = (forbids ?? []).filter((coordinate) => owners.get(coordinate) === provider);
      if (forbidden.length === 0) continue;
      // In an agreement of its own: one that grants and forbids the same is refused by the linter.
      const against = { ...content, id: `${content.id}-against`, grants: [full('Person.sex')], forbids: forbidden };
      documents.push({ kind: 'agreement', file: `agreements/${against.id}.yaml`, content: against, at });
    }
  }
  return { ...base, documents };
}

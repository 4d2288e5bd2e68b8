import fc from 'fast-check';
import { documentsOfContent } from '../../store/documents-of-content';
import { compilePolicy } from '../compile-policy';
import { decide } from '../decide';
import { decisionScope, decisionSpan } from '../decision-scope';
import type { AgreementContent, GrantContent, PolicyDocument } from '../documents';
import { compareForms, none } from '../forms';
import type { CompiledPolicy, FieldDecision, FieldUse, Form, ShareRequest } from '../model';
import { emptyOverlay, type Overlay, withOverlay } from '../overlay';
import { prepareUse } from '../prepare-use';
import { codes, documentsOf, operations, request, schema } from './fixture';

/** The rest of the policy set: what the agreements below are about. */
const registry = documentsOf().documents.filter(({ kind }) => kind !== 'agreement');
const numRuns = 25;

/** Coordinates with the forms that may be granted of them; any two of these are ordered. */
const grantable: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'Query.person': [undefined],
  'Query.persons': ['full'],
  'Person.name': [undefined, 'full', 'mask(surname)', 'mask(hidden)'],
  'Person.mobile': [undefined, 'full', 'mask(hidden)'],
  'Person.sex': ['full'],
  'Person.age': [undefined],
  'Person.licenses': [undefined],
  'License.number': [undefined, 'full', 'mask(hidden)'],
  'License.validTo': ['full'],
  'Person.isAdult': [undefined],
};
const coordinates = Object.keys(grantable);
const rules = ['row.typeCode == "residence"', 'row.isAdult', 'row.typeCode != "residence" || row.typeCode == "x"'];
const conditions = ['"clerk" in consumer.roles', 'request.date < "2026-06-01"', 'consumer.operator == "op-school-1"'];

/** Of people, who stand below several fields. */
const places = [
  'field.parent == "Query.person"',
  'field.parent in ["Query.person", "License.holder"]',
  'field.parent == "License.holder" && "clerk" in consumer.roles',
];
const conditionsOn = (coordinate: string) => [...conditions, ...(coordinate.startsWith('Person.') ? places : [])];

const grant: fc.Arbitrary<GrantContent> = fc.constantFrom(...coordinates).chain((coordinate) =>
  fc
    .record({
      form: fc.constantFrom(...(grantable[coordinate] as readonly (string | undefined)[])),
      rows: fc.option(fc.constantFrom(...rules), { nil: undefined, freq: 3 }),
      when: fc.option(fc.constantFrom(...conditionsOn(coordinate)), { nil: undefined, freq: 3 }),
    })
    .map(({ form, rows, when }) => {
      const ofPerson = rows === 'row.isAdult';
      const fits = coordinate.startsWith(ofPerson ? 'Person.' : 'License.') && coordinate !== 'Person.licenses';
      const rowsIfFitting = coordinate === 'Person.licenses' && !ofPerson ? rows : fits ? rows : undefined;
      return withoutUndefined({
        coordinates: [coordinate],
        form,
        rows: rowsIfFitting,
        when,
      }) as unknown as GrantContent;
    }),
);

const agreement = (id: string, mayForbid: boolean): fc.Arbitrary<AgreementContent> =>
  fc
    .record({
      consumer: fc.constantFrom('school', 'firm', 'psb'),
      items: fc.uniqueArray(fc.constantFrom('A', 'CASES', 'LISTED'), { minLength: 1 }),
      status: fc.constantFrom('active', 'active', 'active', 'suspended', 'revoked'),
      to: fc.constantFrom('2026-12-31', '2026-12-31', '2026-05-31'),
      grants: fc.array(grant, { minLength: 1, maxLength: 4 }),
      forbids: mayForbid ? fc.uniqueArray(fc.constantFrom(...coordinates), { maxLength: 2 }) : fc.constant([]),
    })
    .map(({ to, forbids, grants, ...rest }) => {
      const granted = new Set(grants.flatMap((each) => each.coordinates));
      return {
        ...rest,
        id,
        provider: 'psb',
        legalBasis: 'a regulation',
        validity: { from: '2026-01-01', to },
        approvedBy: ['one', 'two'],
        grants,
        forbids: (forbids as string[]).filter((coordinate) => !granted.has(coordinate)),
      } as AgreementContent;
    });

const agreements = (mayForbid = true) =>
  fc.tuple(agreement('one', mayForbid), agreement('two', mayForbid), agreement('three', mayForbid));

const overlay: fc.Arbitrary<Overlay> = fc.record({
  revoked: fc.subarray(['one', 'two', 'unheard-of']),
  suspendedAgreements: fc.subarray(['two', 'three']),
  suspendedClients: fc.subarray(['school-app', 'x'], { maxLength: 1 }),
  suspendedOrganisations: fc.subarray(['firm', 'y'], { maxLength: 1 }),
});

interface Content {
  readonly file: string;
  readonly kind: PolicyDocument['kind'];
  readonly content: unknown;
}

function contents(ofAgreements: readonly AgreementContent[]): Content[] {
  return [
    ...registry.map(({ file, kind, content }) => ({ file, kind, content })),
    ...ofAgreements.map((content) => ({ file: `agreements/${content.id}.yaml`, kind: 'agreement' as const, content })),
  ];
}

function compiled(all: readonly Content[]): CompiledPolicy {
  const documents = documentsOfContent(all, Object.fromEntries(operations));
  const { policy, faults } = compilePolicy(documents, schema);
  if (!policy) throw new Error(`the generated set has faults: ${JSON.stringify(faults[0])}`);
  return policy;
}

const requests: readonly ShareRequest[] = ['school', 'firm', 'psb'].flatMap((organisation) =>
  [codes.A, codes.CASES, codes.LISTED].flatMap((item) =>
    [['clerk'], []].map((roles) => ({
      ...request,
      client: `${organisation}-app`,
      organisation,
      item,
      roles,
      case: `${item}-1`,
    })),
  ),
);
const parents = [undefined, 'Query.person', 'License.holder'];
const uses: readonly FieldUse[] = [
  ...coordinates.flatMap((coordinate) => parents.map((parent) => ({ coordinate, parent, arguments: {} }))),
  { coordinate: 'Query.persons', parent: null, arguments: { order: 'name' } },
  { coordinate: 'Query.persons', parent: null, arguments: { filter: { sex: 'F' } } },
];
const rows = [
  { typeCode: 'residence', isAdult: true },
  { typeCode: 'x', isAdult: false },
];

function each<Value>(see: (request: ShareRequest, use: FieldUse) => Value): Value[] {
  return requests.flatMap((who) => uses.map((use) => see(who, use)));
}

/** A decision as text that can be compared. */
function textOf({ conditional, ...decision }: FieldDecision): string {
  const byRow = conditional.map(({ form, rule }) => [form, rule.id, rows.map((row) => rule.holds(row))]);
  return JSON.stringify([decision, byRow]);
}

function decisions(policy: CompiledPolicy): string[] {
  return each((who, use) => `${JSON.stringify(use)} ${textOf(decide(policy, who, use))}`);
}

/** The forms in which each row is shown. */
function shown({ form, conditional }: FieldDecision): Form[] {
  return rows.map((row) =>
    conditional
      .filter(({ rule }) => rule.holds(row))
      .reduce<Form>((most, { form: other }) => (compareForms(other, most) === 'more' ? other : most), form),
  );
}

/** Where `after` shows less of some row than `before` does. */
function showsLess(after: CompiledPolicy, before: CompiledPolicy): string[] {
  return each((who, use) => {
    const [then, now] = [shown(decide(before, who, use)), shown(decide(after, who, use))];
    const less = then.some((form, row) => !['same', 'more'].includes(compareForms(now[row] ?? none, form)));
    return less ? `${who.organisation} ${who.item} ${JSON.stringify(use)}` : '';
  }).filter((text) => text !== '');
}

describe('a policy set', () => {
  test('means the same in any order of documents, of keys, and of what is listed', () => {
    fc.assert(
      fc.property(agreements(), fc.infiniteStream(fc.nat(1_000_000)), (ofAgreements, stream) => {
        const policy = compiled(contents(ofAgreements));
        const random = () => (stream.next().value as number) / 1_000_001;
        const other = compiled(
          shuffled(
            contents(ofAgreements).map((document) => reordered(document, random)),
            random,
          ),
        );
        expect(other.revision).toBe(policy.revision);
        expect(decisions(other)).toEqual(decisions(policy));
      }),
      { numRuns },
    );
  });

  test('is another one when an agreement says anything else', () => {
    fc.assert(
      fc.property(agreements(), agreement('three', true), (ofAgreements, third) => {
        const [one, two] = ofAgreements;
        const policy = compiled(contents(ofAgreements));
        const other = compiled(contents([one, two, third]));
        const same = JSON.stringify(third) === JSON.stringify(ofAgreements[2]);
        expect(other.revision === policy.revision).toBe(same);
      }),
      { numRuns },
    );
  });

  test('shows no less with one more agreement, as long as that forbids nothing', () => {
    fc.assert(
      fc.property(agreements(), agreement('four', false), (before, added) => {
        expect(showsLess(compiled(contents([...before, added])), compiled(contents(before)))).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('shows nothing that an agreement in force forbids, whoever grants it', () => {
    fc.assert(
      fc.property(agreements(), (ofAgreements) => {
        const policy = compiled(contents(ofAgreements));
        const short = new Map(Object.entries(codes).map(([id, code]) => [code, id]));
        const inForce = ofAgreements.filter(
          ({ status, validity }) => status === 'active' && validity.to > '2026-11-20',
        );
        const wrong = each((who, use) => {
          const forbidden = inForce.some(
            ({ consumer, items, forbids }) =>
              consumer === who.organisation &&
              items.includes(short.get(who.item ?? '') ?? '') &&
              forbids?.includes(use.coordinate),
          );
          const decision = decide(policy, who, use);
          return forbidden && (decision.form.kind !== 'none' || decision.conditional.length > 0) ? use : null;
        });
        expect(wrong.filter((use) => use !== null)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('says of a field that was settled for one request what it says to any other of that scope and span', () => {
    const day = 24 * 3_600_000;
    const other = fc.record({
      roles: fc.constantFrom([], ['clerk']),
      operator: fc.constantFrom('op-school-1', 'another', null),
      number: fc.constantFrom('1', '2'),
      laterMs: fc.integer({ min: -400 * day, max: 400 * day }),
    });
    let compared = 0;
    fc.assert(
      fc.property(agreements(), overlay, other, (ofAgreements, applied, { number, laterMs, ...rest }) => {
        const policy = withOverlay(compiled(contents(ofAgreements)), applied);
        each((first, use) => {
          const { coordinate, arguments: args } = use;
          const nowMs = first.nowMs + laterMs;
          const second = { ...first, ...rest, case: `${first.item}-${number}`, nowMs };
          const { sinceMs, untilMs } = decisionSpan(policy, first, [coordinate]);
          if (nowMs < sinceMs || nowMs >= untilMs) return;
          expect(decisionScope(second)).toBe(decisionScope(first));
          compared += 1;
          const settled = prepareUse(policy, first, use);
          // What one request says must not be seen by the next.
          settled(first, args);
          expect(textOf(settled(second, args))).toBe(textOf(decide(policy, second, use)));
        });
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

describe('an overlay', () => {
  test('never shows more', () => {
    fc.assert(
      fc.property(agreements(), overlay, (ofAgreements, given) => {
        const policy = compiled(contents(ofAgreements));
        expect(showsLess(policy, withOverlay(policy, given))).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('may be applied at once, in parts, in any order and twice', () => {
    fc.assert(
      fc.property(agreements(), overlay, overlay, (ofAgreements, one, other) => {
        const policy = compiled(contents(ofAgreements));
        const both = withOverlay(withOverlay(policy, one), other);
        const turned = withOverlay(withOverlay(policy, other), one);
        expect(turned.revision).toBe(both.revision);
        expect(decisions(turned)).toEqual(decisions(both));
        expect(withOverlay(both, one).revision).toBe(both.revision);
      }),
      { numRuns },
    );
  });

  test('decides as documents do that say the same, where nothing is forbidden', () => {
    fc.assert(
      fc.property(agreements(false), fc.subarray(['one', 'two', 'three']), (ofAgreements, revoked) => {
        const over = withOverlay(compiled(contents(ofAgreements)), { ...emptyOverlay, revoked });
        const edited = ofAgreements.map((each) =>
          revoked.includes(each.id) ? { ...each, status: 'revoked' as const } : each,
        );
        expect(decisions(over)).toEqual(decisions(compiled(contents(edited))));
      }),
      { numRuns },
    );
  });

  test('of clients and organisations decides as a registry does that says the same', () => {
    fc.assert(
      fc.property(
        agreements(),
        fc.subarray(['school-app', 'firm-app']),
        fc.subarray(['psb']),
        (all, clients, organisations) => {
          const before = contents(all);
          const over = withOverlay(compiled(before), {
            ...emptyOverlay,
            suspendedClients: clients,
            suspendedOrganisations: organisations,
          });
          const suspend = (ids: readonly string[], entries: readonly { id: string }[]) =>
            entries.map((entry) => (ids.includes(entry.id) ? { ...entry, suspended: true } : entry));
          const edited = compiled(
            before.map((document) => {
              const content = document.content as Record<string, { id: string }[]>;
              if (document.kind === 'clients')
                return { ...document, content: { clients: suspend(clients, content['clients']!) } };
              if (document.kind !== 'organisations') return document;
              return { ...document, content: { organisations: suspend(organisations, content['organisations']!) } };
            }),
          );
          expect(decisions(over)).toEqual(decisions(edited));
          for (const id of ['school-app', 'firm-app', 'psb-app']) {
            expect(over.client(id)?.mayIntrospect).toBe(edited.client(id)?.mayIntrospect);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** A document with the keys of every map, and the entries of every register, in another order. */
function reordered(document: Content, random: () => number): Content {
  const listed = ['organisations', 'clients', 'items'].includes(document.kind);
  const again = (value: unknown, depth: number): unknown => {
    if (Array.isArray(value)) {
      const entries = value.map((entry) => again(entry, depth + 1));
      return listed && depth === 1 ? shuffled(entries, random) : entries;
    }
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([key, member]) => [key, again(member, depth + 1)] as const);
    return Object.fromEntries(shuffled(members, random));
  };
  return { ...document, content: again(document.content, 0) };
}

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const turned = [...values];
  for (let at = turned.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [turned[at], turned[other]] = [turned[other] as Value, turned[at] as Value];
  }
  return turned;
}

function withoutUndefined(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

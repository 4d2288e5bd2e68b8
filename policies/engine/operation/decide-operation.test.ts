import {
  buildSchema,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { documentsOfTexts } from '../../store/documents-of-texts';
import { compilePolicy } from '../compile-policy';
import type { CompiledPolicy, ShareRequest } from '../model';
import { openPolicy } from '../open-policy';
import { printDecision } from '../print-decision';
import { policyWith, request, schema, texts } from '../tests/fixture';
import { decideOperation } from './decide-operation';
import type { DecidedField, DecidedObject } from './model';

const policy = policyWith();

function decided(
  text: string,
  {
    by = policy,
    graph = schema,
    who = request,
    variables = {},
  }: {
    by?: CompiledPolicy;
    graph?: GraphQLSchema;
    who?: ShareRequest;
    variables?: Record<string, unknown>;
  } = {},
) {
  const { definitions } = parse(text);
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as [string, FragmentDefinitionNode]] : [],
    ),
  );
  return decideOperation({ policy: by, schema: graph, operation, fragments, variables, request: who });
}

/** A graph of which item A may ask for homes, their owners and a place; `home` itself is of the class that is given. */
function homes(homeClass: 'conditional' | 'unconditional') {
  const graph = buildSchema(`
    type Query { home: Home  place: Place }
    union Place = Home | Camp
    type Camp { spot: String }
    type Home { owner(number: String): Person  code: String }
    type Person { name: String }
  `);
  const label = '{ zh: 名, en: name }';
  const field = (shareClass: string, rest = '') => `{ label: ${label}, level: L1, class: ${shareClass}${rest} }`;
  const { policy: by, faults } = compilePolicy(
    documentsOfTexts([
      ['registry/organisations.yaml', texts['registry/organisations.yaml']!],
      ['registry/clients.yaml', texts['registry/clients.yaml']!],
      ['registry/limits.yaml', texts['registry/limits.yaml']!],
      [
        'registry/items.yaml',
        texts['registry/items.yaml']!.slice(0, texts['registry/items.yaml']!.indexOf('  - id: CASES')).replace(
          /coordinates: \[.*\]/,
          `coordinates: [${homeClass === 'conditional' ? '' : 'Query.home, '}Query.place, Home.owner, Home.code, Person.name]`,
        ),
      ],
      [
        'catalogue/homes.yaml',
        `
subgraph: homes
owner: psb
types:
  Query: { label: ${label}, fields: { home: ${field(homeClass)}, place: ${field('unconditional')} } }
  Camp: { label: ${label}, subject: none, fields: { spot: ${field('conditional')} } }
  Home:
    label: ${label}
    subject: none
    fields:
      owner: ${field('unconditional', ', arguments: { number: { looksUp: Person.name } }')}
      code: ${field('unconditional')}
  Person: { label: ${label}, subject: none, fields: { name: ${field('unconditional')} } }
`,
      ],
    ]),
    graph,
  );
  expect(faults).toEqual([]);
  return { by: by!, graph };
}

const byPath = ({ uses }: ReturnType<typeof decided>) =>
  Object.fromEntries(uses.map(({ path, decision }) => [path, printDecision(decision)]));
const refused = ({ refusals }: ReturnType<typeof decided>) =>
  refusals.map(
    ({ path, errorPath, refusal }) => `${path} (${errorPath.join('.')}) ${refusal.coordinate} ${refusal.reason}`,
  );
const kept = (object: DecidedObject): string[] =>
  object.fields.flatMap((field) => (field.granted ? [field.responseKey, ...below(field)] : []));
const below = ({ responseKey, children }: DecidedField): string[] =>
  [...(children?.values() ?? [])].flatMap((object) => kept(object).map((key) => `${responseKey}.${key}`));

describe('decideOperation', () => {
  test('decides every field, refuses by path, and keeps what may be shown', () => {
    const result = decided(
      '{ person(idNumber: "99010119900101001X") { name mobile all: licenses { number typeCode } } }',
    );
    expect(byPath(result)).toEqual({
      person: 'full',
      'person.name': 'mask(name), rows(full)',
      'person.mobile': 'when_rule',
      'person.all': 'full',
      'person.all.number': 'mask(hidden), rows(full)',
      'person.all.typeCode': 'full',
    });
    expect(refused(result)).toEqual(['person.mobile (person.mobile) Person.mobile when_rule']);
    expect(kept(result.root)).toEqual([
      'person',
      'person.name',
      'person.all',
      'person.all.number',
      'person.all.typeCode',
    ]);
  });

  test('keeps what is shown of some rows only', () => {
    const result = decided('{ person(idNumber: "1") { licenses { validTo } } }');
    expect(kept(result.root)).toEqual(['person', 'person.licenses', 'person.licenses.validTo']);
    expect(refused(result)).toEqual(['person.licenses[].validTo (person.licenses) License.validTo row_rule']);
  });

  test('says the path of a refusal up to the outermost list, and once for each coordinate and path', () => {
    const result = decided(
      '{ people: persons(idNumbers: ["1"]) { sex again: sex licenses { days } } person(idNumber: "1") { sex } }',
    );
    expect(refused(result)).toEqual([
      'people[].sex (people) Person.sex forbidden',
      'people[].again (people) Person.sex forbidden',
      'people[].licenses[].days (people) License.days agreement_required',
      'people[].licenses (people) Person.licenses no_granted_leaf',
      'people (people) Query.persons no_granted_leaf',
      'person.sex (person.sex) Person.sex forbidden',
      'person (person) Query.person no_granted_leaf',
    ]);
    expect(kept(result.root)).toEqual([]);
  });

  test('an object of which nothing but its type is granted is refused, and its look-up not charged', () => {
    const result = decided('{ person(idNumber: "1") { __typename sex } }');
    expect(byPath(result)).toEqual({ person: 'no_granted_leaf', 'person.sex': 'forbidden' });
    const { refusal, rules } = result.uses.find(({ path }) => path === 'person')!.decision;
    expect([refusal?.rule, rules]).toEqual(['agreement:school/grant:1', ['agreement:school/grant:1']]);
    expect(result.charges).toEqual([]);
  });

  test('charges what is shown and reachable, arguments of variables included', () => {
    const text = 'query($id: IdNumber!) { person(idNumber: $id) { isAdult } verifyPerson(idNumber: $id, name: "n") }';
    const { charges } = decided(text, { variables: { id: '990101' } });
    expect(charges).toEqual([
      { kind: 'lookup', coordinate: 'Person.idNumber', subject: '990101' },
      { kind: 'verify', coordinate: 'Person.idNumber', subject: '990101' },
      { kind: 'verify', coordinate: 'Person.name', subject: 'n' },
    ]);
  });

  test('what stands below a refused field is decided, and neither reachable nor charged', () => {
    const result = decided('{ home { code owner(number: "1") { name } } }', homes('conditional'));
    expect(byPath(result)).toEqual({
      home: 'agreement_required',
      'home.code': 'full',
      'home.owner': 'full',
      'home.owner.name': 'full',
    });
    expect(result.charges).toEqual([]);
    expect(kept(result.root)).toEqual([]);
  });

  test('what stands below a shown field is charged', () => {
    const { charges } = decided('{ home { owner(number: "1") { name } } }', homes('unconditional'));
    expect(charges).toEqual([{ kind: 'lookup', coordinate: 'Person.name', subject: '1' }]);
  });

  test('a union is shown when something may be shown of one of its types', () => {
    const result = decided('{ place { ... on Home { code } ... on Camp { spot } } }', homes('unconditional'));
    expect(byPath(result)).toEqual({
      place: 'full',
      'place<Home>.code': 'full',
      'place<Camp>.spot': 'agreement_required',
    });
    expect(kept(result.root)).toEqual(['place', 'place.code']);
    expect(byPath(decided('{ place { ... on Camp { spot } } }', homes('unconditional')))).toMatchObject({
      place: 'no_granted_leaf',
    });
  });

  test('type names and introspection are no matter of policy', () => {
    const { root, uses } = decided('{ __typename __schema { queryType { name } } __type(name: "Person") { name } }');
    expect(uses).toEqual([]);
    expect(
      root.fields.map(({ fieldName, kind, granted, decision, children }) => [
        fieldName,
        kind,
        granted,
        decision,
        children,
      ]),
    ).toEqual([
      ['__typename', 'typename', true, null, null],
      ['__schema', 'introspection', true, null, null],
      ['__type', 'introspection', true, null, null],
    ]);
    expect(root.fields.map(({ type }) => String(type))).toEqual(['String!', '__Schema!', '__Type']);
  });

  test('interfaces and unions are decided by concrete type', () => {
    const graph = buildSchema(`
      type Query { decisions: [Decision] }
      union Decision = Permit | Penalty
      type Permit { no: String }
      type Penalty { no: String facts: String }
      interface Lonely { a: String }
    `);
    const result = decided('{ decisions { ... on Permit { no } ... on Penalty { no facts } __typename } }', {
      by: openPolicy(),
      graph,
    });
    expect(byPath(result)).toEqual({
      decisions: 'full',
      'decisions<Permit>.no': 'full',
      'decisions<Penalty>.no': 'full',
      'decisions<Penalty>.facts': 'full',
    });
    const [decisions] = result.root.fields;
    expect([...decisions!.children!.keys()]).toEqual(['Permit', 'Penalty']);
  });

  test('an interface that nothing implements has no concrete type, but in an open gateway', () => {
    const graph = buildSchema('type Query { a: Lonely } interface Lonely { b: String }');
    const permit = 'type Permit implements Lonely { b: String }';
    const many = buildSchema(`type Query { a: Lonely } interface Lonely { b: String } ${permit}`);
    expect([...decided('{ a { b } }', { by: openPolicy(), graph: many }).root.fields[0]!.children!.keys()]).toEqual([
      'Permit',
    ]);
    const typesBelow = (by: CompiledPolicy) => [
      ...decided('{ a { b } }', { by, graph }).root.fields[0]!.children!.keys(),
    ];
    expect(typesBelow(openPolicy())).toEqual(['Lonely']);
    expect(typesBelow(policy)).toEqual([]);
  });

  test('an open gateway shows objects of which nothing but their type is asked', () => {
    const result = decided('{ person(idNumber: "1") { __typename } }', { by: openPolicy() });
    expect(kept(result.root)).toEqual(['person', 'person.__typename']);
    expect(kept(decided('{ person(idNumber: "1") { __typename } }').root)).toEqual([]);
  });

  test('fields that merge are one, with all of their selections', () => {
    const { root } = decided('{ person(idNumber: "1") { isAdult } ... { person(idNumber: "1") { age } } }');
    expect(root.fields).toHaveLength(1);
    expect(root.fields[0]?.nodes).toHaveLength(2);
    expect([...root.fields[0]!.children!.values()][0]?.fields.map(({ coordinate }) => coordinate)).toEqual([
      'Person.isAdult',
      'Person.age',
    ]);
  });

  test('an object of which nothing at all is asked is refused', () => {
    expect(byPath(decided('{ person(idNumber: "1") }'))).toEqual({ person: 'no_granted_leaf' });
  });

  test('a field or root that the graph does not have is a mistake of the caller of this function', () => {
    expect(() => decided('{ nothing }')).toThrow('the graph has no field Query.nothing');
    expect(() => decided('mutation { a }')).toThrow('the graph has no mutation root');
  });
});

import type { ShapeField, ShapeObject } from './model';
import { decided, items, planned, smallPolicy } from './tests/small-graph';

const consent = {
  subjects: ['1'],
  item: items.consent,
  coordinates: ['Query.person', 'Person.pid', 'Person.name'],
  expiresAtMs: Number.MAX_SAFE_INTEGER,
};

/** The field of a shape at a path of response keys; a fork is written as the type to follow. */
function at(shape: ShapeObject, path: string): ShapeField {
  let field: ShapeField | undefined;
  let object: ShapeObject | undefined = shape;
  for (const step of path.split('.')) {
    const children: ReadonlyMap<string, ShapeObject> | null | undefined = field?.children;
    if (children?.has(step)) object = children.get(step);
    else {
      if (children) object = object && children.has(object.typeName) ? object : [...children.values()][0];
      field = object?.fields.find(({ responseKey }) => responseKey === step);
    }
  }
  return field as ShapeField;
}

describe('what is planned of an operation', () => {
  const of = (text: string, change = {}) => planned(decided(text, change));

  it('is what is granted, and what has to be known of the person before it may be shown', () => {
    expect(of('{ person(idNumber: "1") { mobile name } }')).toBe(
      'query { person_#: person(idNumber: "1") { name pid birthDate } }',
    );
  });

  it('asks for a date of birth only where minors are turned away, for an ID number only where they consent', () => {
    const text = '{ person(idNumber: "1") { name } }';
    expect(of(text, { item: items.minors })).toBe('query { person_#: person(idNumber: "1") { name pid } }');
    expect(of(text, { item: items.consent, consent })).toBe(
      'query { person_#: person(idNumber: "1") { name pid birthDate idNumber } }',
    );
  });

  it('finds people behind paths, organisations by their key, and asks nothing where nobody is meant', () => {
    expect(of('{ firm(uscc: "u") { capital seat { code } } }')).toBe(
      'query { firm_#: firm(uscc: "u") { capital seat { code license { holder { pid birthDate } } } uscc } }',
    );
    expect(of('{ places { license { typeCode issuer { name } } } }')).toBe(
      'query { places { license { typeCode issuer { name uscc } holder { pid birthDate } } } }',
    );
    expect(of('mutation { forget { done } }')).toBe('mutation { forget_0: forget { done } }');
  });

  it('does not look for the subject of an object of which nothing is shown', () => {
    expect(of('{ person(idNumber: "1") { passes { code } licenses { __typename } } }')).toBe(
      'query { person_#: person(idNumber: "1") { passes { code } pid birthDate } }',
    );
    expect(of('{ count __typename }')).toBeNull();
    expect(of('{ person(idNumber: "1") { mobile } }')).toBeNull();
  });

  it('does not look for the subject of types of which nothing is shown', () => {
    expect(of('{ holders { ... on Person { name } ... on Firm { uscc } } }')).toBe(
      'query { holders_#: holders { __typename ... on Person { name pid birthDate } } }',
    );
    expect(of('{ holders { ... on Person { name } ... on Firm { __typename uscc } } }')).toBe(
      'query { holders_#: holders { __typename ... on Person { name pid birthDate } } }',
    );
  });

  it('asks a list for all it can give where rules remove rows, and for what they read of each', () => {
    const decision = decided(
      '{ person(idNumber: "1") { a: licenses(first: 3, typeCode: "t") { typeCode } b: licenses { number } } }',
    );
    expect(planned(decision)).toBe(
      'query { person_#: person(idNumber: "1") { ' +
        'licenses_#: licenses(first: 200, typeCode: "t") { typeCode issuer { uscc } holder { pid birthDate } } ' +
        'licenses_#: licenses(first: 200) { typeCode issuer { uscc } number holder { pid birthDate } } pid birthDate } }',
    );
    const { shape } = decision.prepared;
    expect(at(shape, 'person.a')).toMatchObject({ cutBy: 'first', granted: true });
    expect(at(shape, 'person.b')).toMatchObject({ cutBy: 'first' });
    expect(at(shape, 'person.a.typeCode')).toMatchObject({ cutBy: null });
  });

  it('leaves the client its own cut where no rule removes rows', () => {
    const decision = decided('{ holders(first: 2) { pid } }');
    expect(planned(decision)).toContain('holders(first: 2)');
    expect(at(decision.prepared.shape, 'holders')).toMatchObject({ cutBy: null });
  });

  it('leaves arguments alone where a rule removes rows of a list that no argument cuts', () => {
    const policy = smallPolicy((_, text) =>
      text
        .replace('first: { limits: 200 }', 'first: nothing')
        .replace('row.typeCode == args.typeCode || row.issuer.uscc == "u1"', 'row.typeCode == args.typeCode'),
    );
    const decision = decided('{ person(idNumber: "1") { licenses(first: 4) { typeCode } } }', {}, policy);
    expect(planned(decision)).toContain('licenses(first: 4) { typeCode holder');
    expect(at(decision.prepared.shape, 'person.licenses')).toMatchObject({ cutBy: null, use: 1 });
  });

  it('reads what a rule on a leaf wants from the object that the leaf stands in', () => {
    expect(of('{ person(idNumber: "1") { licenses { number } } }')).toContain('{ typeCode issuer { uscc } number ');
    const policy = smallPolicy((_, text) =>
      text.replace(
        'coordinates: [Person.licenses]\n    rows: row.typeCode == args.typeCode || row.issuer.uscc == "u1"',
        'coordinates: [Person.mobile]\n    rows: row.firm.uscc == "u1" && row.grade == "1"',
      ),
    );
    expect(planned(decided('{ person(idNumber: "1") { mobile } }', {}, policy))).toBe(
      'query { person_#: person(idNumber: "1") { mobile firm { uscc } grade pid birthDate } }',
    );
  });

  it('keeps mutations apart by their places and in their order, and merges equal reads', () => {
    expect(of('mutation { a: report(text: "x") { id } b: report(text: "x") { done } forget { id } }')).toBe(
      'mutation { report_#_0: report(text: "x") { id } report_#_1: report(text: "x") { done } forget_2: forget { id } }',
    );
    expect(of('{ a: person(idNumber: "1") { name } b: person(idNumber: "1") { passes { code } } }')).toBe(
      'query { person_#: person(idNumber: "1") { name pid birthDate passes { code } } }',
    );
    expect(of('{ firm(uscc: "u") { name head { a: passes { code } b: passes { code } } } }')).not.toMatch(/passes_/);
  });

  it('opens abstract fields into the types that there are', () => {
    expect(of('{ holders { name ... on Firm { capital } } }')).toBe(
      'query { holders_#: holders { __typename ... on Person { name pid birthDate } ... on Firm { name capital uscc } } }',
    );
  });

  it('names every coordinate that departments are asked for, those of rules too', () => {
    const { operation } = decided('{ person(idNumber: "1") { licenses { number } mobile } }').prepared;
    expect([...(operation?.coordinates ?? [])].sort()).toEqual([
      'Firm.uscc',
      'License.holder',
      'License.issuer',
      'License.number',
      'License.typeCode',
      'Person.birthDate',
      'Person.licenses',
      'Person.pid',
      'Query.person',
    ]);
    expect(operation?.kind).toBe('query');
    expect(decided('mutation { forget { id } }').prepared.operation?.kind).toBe('mutation');
  });
});

describe('the shape that answers are written by', () => {
  it('says of each field where its value stands, and what kind of value that is', () => {
    const { shape } = decided('{ p: person(idNumber: "1") { t: __typename pid n: name idNumber grade } }').prepared;
    expect(at(shape, 'p').internalName).toMatch(/^person_[0-9a-f]{16}$/);
    expect(at(shape, 'p.t')).toMatchObject({
      kind: 'typename',
      internalName: '__typename',
      decision: null,
      hidden: null,
    });
    expect(at(shape, 'p.pid')).toMatchObject({ pseudonym: true, sensitive: false, internalName: 'pid' });
    expect(at(shape, 'p.n')).toMatchObject({ pseudonym: false, sensitive: true, internalName: 'name', children: null });
    expect(at(shape, 'p.idNumber')).toMatchObject({ sensitive: true, granted: true });
    expect(at(shape, 'p.grade')).toMatchObject({ granted: false, sensitive: false });
    expect(shape.subject).toEqual({ kind: 'none' });
    expect(at(shape, 'p').children?.get('Person')?.subject).toEqual({
      kind: 'person',
      key: 'pid',
      bornOn: 'birthDate',
      identifier: 'idNumber',
    });
  });

  it('keeps what was refused, with all below it, so that each refusal has its place', () => {
    const { prepared } = decided('{ count person(idNumber: "1") { mobile firm { uscc } } }');
    expect(prepared.operation).toBeNull();
    expect(at(prepared.shape, 'person')).toMatchObject({ granted: false, internalName: 'person', cutBy: null });
    expect(at(prepared.shape, 'person.firm.uscc')).toMatchObject({ granted: false, internalName: 'uscc' });
    expect(prepared.refusals.map(({ path, refusal }) => `${path} ${refusal.reason}`).sort()).toEqual([
      'count agreement_required',
      'person no_granted_leaf',
      'person.firm no_granted_leaf',
      'person.firm.uscc agreement_required',
      'person.mobile agreement_required',
    ]);
  });

  it('knows the type at the end of the path to a subject where the schema says it', () => {
    const { shape } = decided('{ places { code } person(idNumber: "1") { licenses { typeCode } } }').prepared;
    expect(at(shape, 'places').children?.get('Place')?.subject).toEqual({
      kind: 'path',
      path: ['license', 'holder'],
      typeName: 'Person',
    });
    expect(at(shape, 'person.licenses').children?.get('License')?.subject).toMatchObject({ typeName: 'Person' });
    const byInterface = smallPolicy((_, text) => text.replace('path: license.holder', 'path: owner'));
    const { prepared } = decided('{ places { code } }', {}, byInterface);
    expect(at(prepared.shape, 'places').children?.get('Place')?.subject).toMatchObject({
      path: ['owner'],
      typeName: null,
    });
    expect(prepared.operation?.text).toBe(
      'query { places { code owner { __typename ... on Person { pid birthDate } ... on Firm { uscc } } } }',
    );
  });
});

describe('what a decision tells others', () => {
  it('lists what is disclosed and what is refused, each coordinate once, in order', () => {
    const { prepared } = decided(
      '{ __typename x: person(idNumber: "1") { __typename pid name mobile } person(idNumber: "1") { name mobile count: grade } }',
    );
    expect(prepared.disclosed).toEqual(['Person.name', 'Person.pid', 'Query.person']);
    expect(prepared.refused).toEqual(['Person.grade', 'Person.mobile']);
  });

  it('discloses nothing below what is refused', () => {
    const { prepared } = decided('{ person(idNumber: "1") { mobile } count persons { firm { uscc } } }');
    expect(prepared.disclosed).toEqual([]);
  });

  it('charges what is granted, and what is refused not', () => {
    const granted = decided('{ person(idNumber: "1") { name } firm(uscc: "u") { uscc } }');
    expect(granted.charges).toEqual([{ kind: 'lookup', coordinate: 'Person.idNumber', subject: '1' }]);
    expect(granted.prepared.charged).toEqual([true, false]);
  });
});

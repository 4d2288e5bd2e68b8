import { FieldFault } from '../execute/model';
import { decided, items, smallPolicy } from '../share/tests/small-graph';
import { project } from './project';
import { answered, pseudonymKey, treeOf } from './tests/answered';

const adult = { pid: 'p1', birthDate: '1986-04-17' };
const child = { pid: 'p2', birthDate: '2019-05-06' };
const gone = new FieldFault('DEPARTMENT_UNAVAILABLE', 'the department is away');
const idNumber = '990101198604170244';
const consent = {
  subjects: [idNumber],
  item: items.consent,
  coordinates: ['Query.person', 'Query.persons', 'Person.pid', 'Person.name', 'Person.firm', 'Firm.name'],
  expiresAtMs: Number.MAX_SAFE_INTEGER,
};

describe('what is shown of people', () => {
  it('is in the form that was granted, under the name that was asked for', () => {
    const { data, errors } = answered('{ p: person(idNumber: "1") { n: name idNumber t: __typename } }', {
      p: { ...adult, n: '张敏', idNumber },
    });
    expect(data).toEqual({ p: { n: '张*', idNumber: expect.stringMatching(/^990.*\*/), t: 'Person' } });
    expect(data.p.idNumber).not.toContain('198604');
    expect(errors).toEqual([]);
  });

  it('is under a pseudonym that is the same for one organisation, and another for another', () => {
    const ask = (change = {}) =>
      answered('{ person(idNumber: "1") { pid } }', { person: adult }, change).data.person.pid;
    expect(ask()).toMatch(/^~[\w-]{22}$/);
    expect([ask(), ask({ item: items.minors }), ask({ case: 'c' })]).toEqual([ask(), ask(), ask()]);
    const { prepared, ...decision } = decided('{ person(idNumber: "1") { pid } }');
    const data = treeOf(prepared.shape, { person: adult });
    const under = (change: object) =>
      project({ ...decision, prepared, ...change }, data, { pseudonymKey, introspection: {} }).data.toString();
    const { request, item } = decision;
    const byCase = { ...item!, pseudonymScope: 'case' as const };
    const all = [
      under({}),
      under({ request: { ...request, organisation: 'psb' } }),
      under({ item: byCase, request: { ...request, case: 'c1' } }),
      under({ item: byCase, request: { ...request, case: 'c2' } }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(under({ request: { ...request, case: 'c1' } })).toBe(all[0]);
  });

  it('is nothing of a child, said once for each field and list', () => {
    const { data, said, subjects, errors } = answered('{ persons { n: name firm { name } } }', {
      persons: [
        { ...child, n: '张小', firm: { name: 'F', uscc: 'u1' } },
        { ...adult, n: '李一', firm: null },
        { ...child, n: '张大' },
      ],
    });
    expect(data).toEqual({
      persons: [
        { n: null, firm: null },
        { n: '李*', firm: null },
        { n: null, firm: null },
      ],
    });
    expect(said).toEqual(['persons[].n minor', 'persons[].firm minor']);
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/^`Person.name`: /),
      path: ['persons'],
      extensions: {
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        share: {
          coordinate: 'Person.name',
          class: 'conditional',
          form: 'none',
          rule: 'item:A/minors',
          owner: expect.stringContaining('psb'),
        },
      },
    });
    expect(errors[0].extensions.share.apply).toContain('only Police (psb), in charge of the item');
    expect(subjects).toEqual([{ kind: 'person', id: 'p1' }]);
  });

  it('is shown of children under an item for minors', () => {
    const { data, said } = answered(
      '{ persons { name } }',
      { persons: [{ pid: 'p2', name: '张小' }] },
      { item: items.minors },
    );
    expect([data, said]).toEqual([{ persons: [{ name: '张*' }] }, []]);
  });

  it('is nothing that is personal where it is not known who it is', () => {
    const { data, said, errors } = answered('{ persons { name firm { name } } }', {
      persons: [{ ...adult, pid: null, name: '张敏', firm: { name: 'F', uscc: null } }],
    });
    expect(data).toEqual({ persons: [{ name: null, firm: { name: 'F' } }] });
    expect(said).toEqual(['persons[].name row_rule']);
    expect(errors[0].extensions.share.rule).toBe('item:A/subject');
  });

  it('is nothing of somebody who did not consent', () => {
    const ask = (number: string | null) =>
      answered(
        '{ person(idNumber: "990101198604170244") { name } }',
        { person: { ...adult, idNumber: number, name: '张敏' } },
        { item: items.consent, consent },
      );
    expect(ask(idNumber).data).toEqual({ person: { name: '张*' } });
    for (const number of ['990101198604170252', null]) {
      expect(ask(number).data).toEqual({ person: { name: null } });
      expect(ask(number).said).toEqual(['person.name consent_subject']);
      expect(ask(number).errors[0].extensions.share.rule).toBe('item:CONSENT/requires:consent');
    }
  });
});

describe('what row rules leave of a list', () => {
  const list = (args: string, rows: unknown[]) =>
    answered(`{ person(idNumber: "1") { licenses${args} { typeCode number } } }`, {
      person: { ...adult, licenses: rows },
    });
  const row = (typeCode: string, uscc: string | null, number = 'n') => ({
    typeCode,
    number,
    issuer: uscc === null ? null : { uscc },
    holder: adult,
  });

  it('is cut by what the client asked for after rows were removed', () => {
    const rows = [row('x', 'u2'), row('a', 'u2'), row('x', 'u1'), row('a', 'u2')];
    expect(list('(typeCode: "a", first: 2)', rows).data.person.licenses).toHaveLength(2);
    expect(
      list('(typeCode: "a", first: 9)', rows).data.person.licenses.map((one: { typeCode: string }) => one.typeCode),
    ).toEqual(['a', 'x', 'a']);
    expect(list('(typeCode: "a", first: -1)', rows).data.person.licenses).toEqual([]);
    expect(list('(typeCode: "a", first: null)', rows).data.person.licenses).toHaveLength(3);
    expect(list('', [...rows, row('x', 'u1')]).data.person.licenses).toEqual([]);
  });

  it('is without rows of which a rule could not be answered', () => {
    expect(
      list('(typeCode: "a")', [{ holder: adult, typeCode: gone, issuer: { uscc: 'u1' } }, null, 'x']).data.person
        .licenses,
    ).toEqual([]);
  });

  it('shows of each row what its own rule allows', () => {
    const { data, said } = list('(typeCode: "open")', [row('open', 'u1', '7'), row('open', 'u2', '8')]);
    expect(data.person.licenses).toEqual([
      { typeCode: 'open', number: '7' },
      { typeCode: 'open', number: '8' },
    ]);
    expect(said).toEqual(['person.licenses[].number row_rule', 'person.licenses row_rule']);
    const other = list('(typeCode: "t")', [row('t', 'u1', '7')]);
    expect(other.data.person.licenses).toEqual([{ typeCode: 't', number: null }]);
  });
});

it('shows an object only in rows whose rule allows it', () => {
  const policy = smallPolicy((_, text) =>
    text
      .replace('Person.idNumber, Person.firm,', 'Person.idNumber,')
      .replace(
        'coordinates: [Person.grade]\n    when: \'"clerk" in consumer.roles\'',
        'coordinates: [Person.firm]\n    rows: row.grade == "1"',
      ),
  );
  const decision = decided('{ persons { name firm { capital } } }', {}, policy);
  const row = (grade: unknown, name: unknown = null) => ({ ...adult, name, grade, firm: { uscc: 'u', capital: 7 } });
  const answer = (rows: unknown[]) => {
    const tree = treeOf(decision.prepared.shape, { persons: rows });
    return JSON.parse(project(decision, tree, { pseudonymKey, introspection: {} }).data.toString()).persons;
  };
  const shown = [
    { name: null, firm: { capital: 7 } },
    { name: null, firm: null },
    { name: null, firm: null },
  ];
  expect(answer([row('1'), row('2'), row(null)])).toEqual(shown);
  expect(answer([row('1', gone), row('2'), row(gone)])).toEqual(shown);
});

it('shows of a list of values those that a rule allows, cut by what the client asked for', () => {
  const policy = smallPolicy((_, text) =>
    text.replace(
      'coordinates: [Person.grade]\n    when: \'"clerk" in consumer.roles\'',
      `coordinates: [Person.aliases]\n    rows: row.startsWith("A")`,
    ),
  );
  const answer = (text: string, aliases: unknown, name: unknown = null) => {
    const decision = decided(`{ person(idNumber: "1") { name ${text} } }`, {}, policy);
    const tree = treeOf(decision.prepared.shape, { person: { ...adult, name, aliases } });
    const { data } = project(decision, tree, { pseudonymKey, introspection: {} });
    return JSON.parse(data.toString()).person.aliases;
  };
  const given = ['A1', 'B1', null, 'A2', 7, gone, 'A3'];
  // A name that could not be had is told of the general way.
  for (const name of [null, gone]) {
    expect(answer('aliases', given, name)).toEqual(['A1', 'A2', 'A3']);
    expect(answer('aliases(first: 2)', given, name)).toEqual(['A1', 'A2']);
    expect(answer('aliases', ['B1', 'B2'], name)).toEqual([]);
    expect(answer('aliases', null, name)).toBeNull();
  }
});

describe('what departments could not say', () => {
  it('is null, with an error where it stands', () => {
    const { data, said, errors } = answered(
      '{ person(idNumber: "1") { a: name passes { code } firm { name } } places { code } }',
      {
        person: { ...adult, a: gone, passes: [{ code: 'c' }, gone], firm: gone },
        places: gone,
      },
    );
    expect(data).toEqual({ person: { a: null, passes: [{ code: 'c' }, null], firm: null }, places: null });
    expect(said).toEqual([
      'person.a DEPARTMENT_UNAVAILABLE',
      'person.passes.1 DEPARTMENT_UNAVAILABLE',
      'person.firm DEPARTMENT_UNAVAILABLE',
      'places DEPARTMENT_UNAVAILABLE',
    ]);
    expect(errors[0]).toEqual({
      message: 'the department is away',
      path: ['person', 'a'],
      extensions: { code: 'DEPARTMENT_UNAVAILABLE', owner: 'psb 公安局 / Police' },
    });
  });

  it('is said to be wrong where it does not fit the schema', () => {
    const { data, said, errors } = answered(
      '{ person(idNumber: "1") { name passes { code } firm { capital } } holders { pid } places { code } }',
      {
        person: { ...adult, name: { a: 1 }, passes: { code: 'c' }, firm: { uscc: 'u', capital: 'much' } },
        holders: [{ __typename: 'Dog', pid: 'd' }, { __typename: 'Holder' }, { pid: 'x' }],
        places: ['here', [], { code: 'c', license: { holder: adult } }],
      },
    );
    expect(data).toEqual({
      person: { name: null, passes: null, firm: { capital: null } },
      holders: [null, null, null],
      places: [null, null, { code: 'c' }],
    });
    expect(said).toEqual([
      'person.name DEPARTMENT_ANSWER_INVALID',
      'person.passes DEPARTMENT_ANSWER_INVALID',
      'person.firm.capital DEPARTMENT_ANSWER_INVALID',
      'holders.0 DEPARTMENT_ANSWER_INVALID',
      'holders.2 DEPARTMENT_ANSWER_INVALID',
      'places.0 DEPARTMENT_ANSWER_INVALID',
      'places.1 DEPARTMENT_ANSWER_INVALID',
    ]);
    expect(errors[0].message).toBe('the department answered with something that does not fit its schema');
  });

  it('is null without an error where it is null', () => {
    const { data, said } = answered(
      '{ person(idNumber: "1") { name passes { code } firm { name } } places { code } }',
      {
        person: { ...adult, name: null, passes: [null], firm: null },
      },
    );
    expect([data, said]).toEqual([{ person: { name: null, passes: [null], firm: null }, places: null }, []]);
  });
});

describe('whom the record of an answer names', () => {
  it('is who is shown and who was looked up, each once', () => {
    const { subjects } = answered('{ persons(idNumbers: ["1"]) { name firm { name } } firm(uscc: "u9") { name } }', {
      persons: [
        { ...adult, name: '张', firm: { uscc: 'u1', name: 'F' } },
        { ...adult, name: '张', firm: { uscc: 'u1', name: 'F' } },
        { ...adult, pid: 'p3', name: null, firm: null },
      ],
      firm: { uscc: 'u9', name: null },
    });
    expect(subjects).toEqual([
      { kind: 'person', id: '1' },
      { kind: 'person', id: 'p1' },
      { kind: 'organisation', id: 'u1' },
      { kind: 'person', id: 'p3' },
      { kind: 'organisation', id: 'u9' },
    ]);
  });

  it('is also who is only said to have nothing, but nobody of whom nothing could be had or may be shown', () => {
    const asked = (data: object) =>
      answered('{ persons(idNumbers: ["1"]) { firm { name } passes { code } } }', { persons: [data] }).subjects;
    const ofPerson = { kind: 'person', id: 'p1' };
    expect(asked({ ...adult, firm: null, passes: null })).toContainEqual(ofPerson);
    expect(asked({ ...adult, firm: null, passes: [] })).toContainEqual(ofPerson);
    const fault = new FieldFault('DEPARTMENT_ERROR', 'x');
    expect(asked({ ...adult, firm: fault, passes: fault })).not.toContainEqual(ofPerson);
  });

  it('is who was looked up even where nothing was found', () => {
    expect(answered('{ person(idNumber: "7") { name } }', { person: null }).subjects).toEqual([
      { kind: 'person', id: '7' },
    ]);
  });

  it.each([
    ['Person.pid', 'p9', [{ kind: 'person', id: 'p9' }]],
    ['Person.idNumber', '7', [{ kind: 'person', id: '7' }]],
    ['Person.name', '张', []],
    ['Firm.uscc', 'u', [{ kind: 'organisation', id: 'u' }]],
    ['Firm.name', 'F', []],
    ['License.holder', idNumber, [{ kind: 'person', id: idNumber }]],
    ['License.holder', `${idNumber}1`, [{ kind: 'organisation', id: `${idNumber}1` }]],
    ['License.holder', `1${idNumber}`, [{ kind: 'organisation', id: `1${idNumber}` }]],
    ['License.holder', '91990101MA00RDE17H', [{ kind: 'organisation', id: '91990101MA00RDE17H' }]],
    ['License.number', 'n', []],
    ['Receipt.id', 'r', []],
  ])('is of a look-up by %s = %s: %j', (coordinate, subject, named) => {
    const decision = decided('{ __typename }');
    const charges = [{ kind: 'lookup' as const, coordinate, subject }];
    const answer = project({ ...decision, charges }, {}, { pseudonymKey, introspection: {} });
    expect(answer.subjects).toEqual(named);
    expect(answer.data.toString()).toBe('{"__typename":"Query"}');
  });
});

describe('an answer', () => {
  it('says how old it is where it is, and answers introspection by response key', () => {
    const decision = decided('{ a: __schema { __typename } b: __type(name: "X") { name } }');
    const introspection = { a: { __typename: '__Schema' } };
    const of = (staleSeconds?: number) => project(decision, {}, { pseudonymKey, introspection, staleSeconds });
    expect(of().data.toString()).toBe('{"a":{"__typename":"__Schema"},"b":null}');
    expect([of().staleSeconds, of(0).staleSeconds, of(7).staleSeconds]).toEqual([null, 0, 7]);
  });

  it('is right whichever way it is written, however many were not before', () => {
    const decision = decided('{ persons { name } }');
    const of = (persons: unknown) => {
      const tree = treeOf(decision.prepared.shape, { persons });
      const { data, errors, subjects } = project(decision, tree, { pseudonymKey, introspection: {} });
      return `${data} ${errors.length} ${subjects.length}`;
    };
    const right = [{ ...adult, name: '张敏' }];
    const wrong = [{ ...adult, name: gone }];
    for (let times = 0; times < 200; times += 1) {
      expect(of(times % 3 === 0 ? wrong : right)).toBe(
        times % 3 === 0 ? '{"persons":[{"name":null}]} 1 0' : '{"persons":[{"name":"张*"}]} 0 1',
      );
    }
  });

  it('is written the general way from the start for a while after it came to nothing the fast way, longer each time', () => {
    const decision = decided('{ persons { name } }');
    let reads = 0;
    /** How often a name was read. */
    const of = (name: unknown): number => {
      const tree = treeOf(decision.prepared.shape, { persons: [{ ...adult, name }] });
      const [person] = Object.values(tree).filter(Array.isArray).at(-1) as [Record<string, unknown>];
      const key = Object.keys(person).findLast((one) => person[one] === name) as string;
      Object.defineProperty(person, key, {
        get: () => {
          reads += 1;
          return name;
        },
      });
      reads = 0;
      project(decision, tree, { pseudonymKey, introspection: {} });
      return reads;
    };
    const times = (count: number, name: unknown) => Array.from({ length: count }, () => of(name));
    expect([of('张敏'), of(gone)]).toEqual([1, 2]);
    for (const skipped of [1, 3, 7, 15, 31, 63, 64, 64])
      expect([...times(skipped, gone), of(gone)]).toEqual([...Array(skipped).fill(1), 2]);
    // One answer that came out the fast way makes up for all that did not.
    expect(times(64, gone)).not.toContain(2);
    expect([of('张敏'), of(gone), of(gone), of(gone), of('张敏')]).toEqual([1, 2, 1, 2, 1]);
  });

  it('shows nothing of a child, or of somebody who did not consent, where a request names no item or no consent', () => {
    const decision = decided('{ persons { name } }');
    const tree = treeOf(decision.prepared.shape, { persons: [{ ...child, name: '张小' }] });
    const of = (change: object) => project({ ...decision, ...change }, tree, { pseudonymKey, introspection: {} });
    const without = of({ item: null });
    expect(without.data.toString()).toBe('{"persons":[{"name":null}]}');
    expect(JSON.parse(without.errors[0] as string).extensions.share.rule).toBe('item:/minors');
    const item = { ...decision.item!, minors: true, requiresConsent: true };
    expect(of({ item, request: { ...decision.request, consent: null } }).data.toString()).toBe(
      '{"persons":[{"name":null}]}',
    );
  });

  it('has refusals that no row could settle first, and the same for every answer', () => {
    const { said } = answered('{ count person(idNumber: "1") { mobile name } }', {
      person: { ...child, name: '张小' },
    });
    expect(said).toEqual(['count agreement_required', 'person.mobile agreement_required', 'person.name minor']);
  });

  it('does not say twice that rows are left out, because of a rule and because nobody knows who it is', () => {
    const policy = smallPolicy((_, text) =>
      text.replace(
        'coordinates: [Person.grade]\n    when: \'"clerk" in consumer.roles\'',
        'coordinates: [Person.mobile]\n    rows: row.grade == "1"',
      ),
    );
    const decision = decided('{ persons { mobile } }', {}, policy);
    const tree = treeOf(decision.prepared.shape, { persons: [{ pid: null, birthDate: adult.birthDate, grade: '1' }] });
    expect(project(decision, tree, { pseudonymKey, introspection: {} }).errors).toHaveLength(1);
  });

  it('does not say of a row what was said of all rows', () => {
    const policy = smallPolicy((_, text) =>
      text.replace(
        'coordinates: [Person.grade]\n    when: \'"clerk" in consumer.roles\'',
        'coordinates: [Person.grade]\n    rows: row.firm.uscc == "u1"',
      ),
    );
    const decision = decided('{ persons { grade } }', {}, policy);
    const tree = (uscc: string) =>
      treeOf(decision.prepared.shape, { persons: [{ ...adult, grade: '1', firm: { uscc } }] });
    const of = (uscc: string) => project(decision, tree(uscc), { pseudonymKey, introspection: {} });
    expect(of('u1').data.toString()).toBe('{"persons":[{"grade":"1"}]}');
    expect(of('u2').data.toString()).toBe('{"persons":[{"grade":null}]}');
    expect([of('u1').errors.length, of('u2').errors.length]).toEqual([1, 1]);
  });
});

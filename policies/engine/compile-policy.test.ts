import fc from 'fast-check';
import { compilePolicy } from './compile-policy';
import { codes, documentsOf, policyWith, replaced, schema, texts } from './tests/fixture';

const policy = policyWith();

describe('compilePolicy', () => {
  test('gives the same revision for any order of documents', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(texts), { minLength: Object.keys(texts).length }), (order) => {
        const shuffled = compilePolicy(
          documentsOf({}, () => order),
          schema,
        );
        expect(shuffled.policy?.revision).toBe(policy.revision);
      }),
      { numRuns: 25 },
    );
  });

  test('gives the same revision whatever the files are called', () => {
    const catalogue = texts['catalogue/population.yaml'] as string;
    const at = catalogue.indexOf('inputs:\n');
    const [types, inputs] = [catalogue.slice(0, at), `subgraph: population\nowner: psb\n${catalogue.slice(at)}`];
    const named = (a: string, b: string) =>
      policyWith({ 'catalogue/population.yaml': null, 'catalogue/a.yaml': a, 'catalogue/b.yaml': b }).revision;
    expect(named(types, inputs)).toBe(named(inputs, types));
  });

  test('gives the same revision in whatever order the registry lists its entries', () => {
    const file = 'registry/organisations.yaml';
    const [head, ...lines] = (texts[file] as string).trim().split('\n') as [string, ...string[]];
    for (const order of [[...lines].reverse(), [...lines.slice(1), lines[0]]])
      expect(policyWith({ [file]: `${[head, ...order].join('\n')}\n` }).revision).toBe(policy.revision);
  });

  test('gives the same faults for any order of documents', () => {
    const changed = { 'catalogue/copy.yaml': texts['catalogue/population.yaml'] as string };
    const faults = compilePolicy(documentsOf(changed), schema).faults;
    expect(faults.length).toBeGreaterThan(10);
    expect(
      compilePolicy(
        documentsOf(changed, (files) => files.reverse()),
        schema,
      ).faults,
    ).toEqual(faults);
  });

  test.each([
    ['a level', 'catalogue/population.yaml', 'level: L4, class: withheld', 'level: L3, class: withheld'],
    ['a type’s subject', 'catalogue/population.yaml', 'subject: none', 'subject: parent'],
    ['what an input field does', 'catalogue/population.yaml', 'uscc: nothing', 'uscc: { looksUp: Person.idNumber }'],
    ['a name', 'registry/organisations.yaml', 'en: Firm', 'en: Company'],
    ['a suspension', 'registry/clients.yaml', 'suspended: true', 'suspended: false'],
    ['a step', 'registry/items.yaml', 'Person.pid, ', ''],
    ['a limit', 'registry/limits.yaml', 'perCase: 5', 'perCase: 6'],
    ['a condition', 'agreements/more.yaml', '2026-06-01', '2026-06-02'],
    ['a status', 'agreements/suspended.yaml', 'status: suspended', 'status: active'],
  ])('gives another revision when %s changes', (_what, file, from, to) => {
    expect(policyWith({ [file]: replaced(file, from, to) }).revision).not.toBe(policy.revision);
  });

  test('gives another revision when a listed operation changes, and the same when another does', () => {
    const documents = documentsOf();
    const compile = (name: string, text: string) =>
      compilePolicy({ ...documents, operations: new Map([...documents.operations, [name, text]]) }, schema).policy;
    expect(compile('adult.graphql', '{ person(idNumber: "1") { pid } }')?.revision).not.toBe(policy.revision);
    expect(compile('unlisted.graphql', '{ person(idNumber: "1") { pid } }')?.revision).toBe(policy.revision);
  });

  test('compiles nothing as long as a document has the wrong form', () => {
    const result = compilePolicy(documentsOf({ 'agreements/firm.yaml': 'id: firm' }), schema);
    expect(result.policy).toBeNull();
    expect(new Set(result.faults.map(({ code }) => code))).toEqual(new Set(['form']));
  });

  test('answers what the gateway asks besides decisions', () => {
    expect(policy.field('Person.idNumber')).toMatchObject({
      subgraph: 'population',
      steward: 'psb-steward',
      defaultMask: 'idNumber',
      varyBy: 'case',
      ttlSeconds: 0,
      pseudonym: false,
    });
    expect(policy.field('Person.isAdult')?.varyBy).toBe('consumer');
    expect(policy.field('Person.soul')).toBeUndefined();
    expect(policy.subject('Person')).toEqual({
      kind: 'person',
      key: 'pid',
      bornOn: 'birthDate',
      identifier: 'idNumber',
    });
    expect(policy.subject('License')).toEqual({ kind: 'path', path: ['holder'] });
    expect(policy.subject('Query')).toEqual({ kind: 'none' });
    expect(policy.item(codes.CASES)).toMatchObject({
      bulk: true,
      minors: true,
      requiresCase: true,
      pseudonymScope: 'case',
      priority: 'bulk',
    });
    expect(policy.item(codes.A)).toMatchObject({
      bulk: false,
      minors: false,
      requiresCase: false,
      pseudonymScope: 'consumer',
      priority: 'normal',
    });
    expect(policy.item('x')).toBeUndefined();
    expect(policy.client('psb-app')).toMatchObject({ organisation: 'psb', mayIntrospect: true });
    expect(policy.client('school-app')?.mayIntrospect).toBe(false);
    // It is suspended.
    expect(policy.client('old-app')?.mayIntrospect).toBe(false);
    expect(policy.client('x')).toBeUndefined();
    const clients = 'registry/clients.yaml';
    const told = replaced(clients, 'name: Closed app', 'name: Closed app, introspection: true');
    // Its organisation is suspended.
    expect(policyWith({ [clients]: told }).client('closed-app')?.mayIntrospect).toBe(false);
  });

  test('limits: an item’s own over the general ones, none by case where there are no cases', () => {
    expect(policy.limits('verify', codes.CASES)).toEqual({
      perConsumerPerMinute: 30,
      perSubjectPerHour: 10,
      perBirthdayPerHour: 10,
      perCase: 3,
    });
    expect(policy.limits('lookup', codes.A)).toEqual({
      perConsumerPerMinute: 60,
      perSubjectPerHour: 20,
      perBirthdayPerHour: 20,
      perCase: null,
    });
    expect(policy.limits('lookup', 'x')).toEqual({
      perConsumerPerMinute: 0,
      perSubjectPerHour: 0,
      perBirthdayPerHour: 0,
      perCase: 0,
    });
  });

  test('quota: the strictest of the active agreements', () => {
    expect(policy.quotaPerDay('school', codes.A)).toBe(50);
    expect(policy.quotaPerDay('school', codes.CASES)).toBe(1000);
    expect(policy.quotaPerDay('firm', codes.A)).toBeNull();
    expect(policy.quotaPerDay('nobody', codes.A)).toBeNull();
    expect(policy.quotaPerDay('school', 'x')).toBeNull();
  });

  test('quota: of agreements that are in force at that moment', () => {
    const at = (date: string, item = codes.CASES) =>
      policy.quotaPerDay('school', item, Date.parse(`${date}T00:00:00+08:00`));
    expect([at('2025-12-31'), at('2026-01-01'), at('2026-12-31'), at('2027-01-01')]).toEqual([null, 1000, 1000, null]);
    expect([at('2026-06-01', codes.A), at('2027-06-01', codes.A), at('2028-01-01', codes.A)]).toEqual([50, 50, null]);
  });
});

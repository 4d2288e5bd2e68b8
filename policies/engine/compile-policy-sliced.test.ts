import { PolicyParts } from './compile/policy-parts';
import { compilePolicy, noFacts } from './compile-policy';
import { compilePolicySliced, type Pace } from './compile-policy-sliced';
import type { PolicyDocument, PolicyDocuments } from './documents';
import { documentsOf, replaced, schema } from './tests/fixture';

/** A clock that goes on by a millisecond with every look at it. */
function pace(sliceMs: number): Pace & { pauses: number } {
  let ms = 0;
  const made = {
    pauses: 0,
    sliceMs,
    nowMs: () => ms++,
    pause: async () => {
      made.pauses += 1;
    },
  };
  return made;
}

const documents = documentsOf();
const slowly = (given: PolicyDocuments, parts = new PolicyParts(), how: Pace = pace(1)) =>
  compilePolicySliced(given, schema, noFacts, parts, how);

describe('compilePolicySliced', () => {
  test('gives what compiling at once gives, with pauses', async () => {
    const how = pace(1);
    const { policy } = await slowly(documents, new PolicyParts(), how);
    expect(policy?.revision).toBe(compilePolicy(documents, schema).policy?.revision);
    expect(how.pauses).toBeGreaterThan(0);
    const never = pace(1_000_000);
    await slowly(documents, new PolicyParts(), never);
    expect(never.pauses).toBe(0);
  });

  test('gives the same faults', async () => {
    const wrong = documentsOf({
      'agreements/more.yaml': replaced('agreements/more.yaml', 'Person.age', 'Person.agee'),
    });
    const { policy, faults } = await slowly(wrong);
    expect(policy).toBeNull();
    expect(faults).toEqual(compilePolicy(wrong, schema).faults);
    expect(faults.length).toBeGreaterThan(0);
  });

  test('ends where a pause fails', async () => {
    const pause = () => Promise.reject(new Error('stopped'));
    await expect(slowly(documents, new PolicyParts(), { ...pace(1), pause })).rejects.toThrow('stopped');
  });
});

describe('parts of the compilation before', () => {
  const parsed = new Map(documents.documents.map((document) => [document.file, document]));
  const withDocument = (file: string, text: string): PolicyDocuments => {
    const changed = documentsOf({ [file]: text }).documents.find((each) => each.file === file) as PolicyDocument;
    return { ...documents, documents: [...new Map(parsed).set(file, changed).values()] };
  };
  const edits: [string, string, string, string][] = [
    ['a status', 'agreements/more.yaml', 'status: active', 'status: suspended'],
    ['a rule', 'agreements/more.yaml', '2026-06-01', '2026-12-01'],
    ['a step', 'registry/items.yaml', 'Person.pid, ', ''],
    ['what an organisation is', 'registry/organisations.yaml', 'kind: company', 'kind: government'],
    ['a suspension', 'registry/organisations.yaml', 'kind: company', 'kind: company, suspended: true'],
    ['an application', 'registry/clients.yaml', 'name: School app', 'name: School app, suspended: true'],
    ['a default form', 'catalogue/population.yaml', 'defaultMask: name', 'defaultMask: surname'],
    [
      'a class',
      'catalogue/population.yaml',
      '        level: L2\n        class: unconditional\n        derivedFrom',
      '        level: L2\n        class: conditional\n        derivedFrom',
    ],
    ['a condition', 'catalogue/population.yaml', 'row.typeCode == "open"', 'row.typeCode == "opened"'],
    ['a form', 'agreements/school.yaml', 'form: mask(hidden)', 'form: full'],
    ['nothing', 'agreements/school.yaml', 'id: school', 'id: school'],
  ];

  test.each(edits)('give the result of a compilation from nothing after %s changed', async (_what, file, from, to) => {
    const parts = new PolicyParts();
    await slowly(documents, parts);
    const edited = withDocument(file, replaced(file, from, to));
    const again = await slowly(edited, parts);
    const fresh = compilePolicy(edited, schema);
    expect(fresh.policy).not.toBeNull();
    expect(again.faults).toEqual(fresh.faults);
    expect(again.policy?.revision).toBe(fresh.policy?.revision);
    expect(plain(again.policy?.index)).toEqual(plain(fresh.policy?.index));
    // And back again.
    const back = await slowly(documents, parts);
    expect(plain(back.policy?.index)).toEqual(plain(compilePolicy(documents, schema).policy?.index));
  });

  test('are taken again where nothing changed and made anew where something did', async () => {
    const parts = new PolicyParts();
    const before = (await slowly(documents, parts)).policy!;
    const { policy } = await slowly(
      withDocument('agreements/firm.yaml', replaced('agreements/firm.yaml', 'a contract', 'a new contract')),
      parts,
    );
    const shares = (of: typeof before, organisation: string) =>
      [...of.index.items.values()].map(({ consumers }) => consumers.get(organisation));
    expect(policy?.revision).not.toBe(before.revision);
    shares(policy!, 'school').forEach((share, index) => {
      expect(share).toBe(shares(before, 'school')[index]);
    });
    expect(shares(policy!, 'firm')[0]).not.toBe(shares(before, 'firm')[0]);
  });

  test('are none of another graph', async () => {
    const parts = new PolicyParts();
    const before = (await slowly(documents, parts)).policy!;
    const facts = { ...noFacts };
    const { policy } = await compilePolicySliced(documents, schema, facts, parts, pace(1));
    const ofSchool = (of: typeof before) => [...of.index.items.values()][0]?.consumers.get('school');
    expect(ofSchool(policy!)).toEqual(expect.anything());
    expect(ofSchool(policy!)).not.toBe(ofSchool(before));
  });
});

/** Maps and sets as lists, functions left out. */
function plain(value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? 'function' : value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

import { project } from '../project/project';
import { pseudonymKey, treeOf } from '../project/tests/answered';
import { decided, planned, smallPolicy } from '../share/tests/small-graph';

/**
 * What is granted below one field stays hidden below every other, whatever the operation looks like: departments are not
 * asked for it there, and what they send along all the same goes to nobody.
 */

const looked = 'field.parent == "Query.person"';
const grants = `
  - coordinates: [Person.mobile, Person.licenses]
    when: ${looked}
  - coordinates: [Person.aliases]
    rows: ${looked} && row != "x"
  - coordinates: [Person.grade]
    when: '"clerk" in consumer.roles && field.parent == "Query.person"'
`;
const policy = smallPolicy((file, text) =>
  file === 'agreements/school.yaml'
    ? `${text.slice(0, text.indexOf('  - coordinates: [Person.licenses]'))}${grants}`
    : text,
);

const CANARY = 'canary';
/** A person as a department could send it: with everything, whether it was asked for or not. */
const sent = (of: string) => {
  const value = `${of} ${CANARY}`;
  const licenses = [{ typeCode: value, number: value, holder: { pid: 'p2', birthDate: '1980-01-01' } }];
  return {
    __typename: 'Person',
    pid: of,
    birthDate: '1980-01-01',
    name: of,
    mobile: value,
    grade: value,
    licenses,
    lists: licenses,
    aliases: [value],
    tel: value,
  };
};
const member = sent('member');
const head = { ...sent('head'), mobile: 'own', tel: 'own', grade: 'own', aliases: ['own'] };
const own = [{ typeCode: 'own', number: 'own', holder: member }];
const firm = { __typename: 'Firm', uscc: 'u1', pid: 'f1', name: 'firm', head: member };
const data = {
  person: { ...head, licenses: own, lists: own, firm },
  firm,
  boss: firm,
  places: [{ owner: member, license: { typeCode: 'a', holder: member } }],
  holders: [member, firm],
};

const everything =
  'mobile tel: mobile grade licenses { typeCode number } lists: licenses(first: 3) { typeCode } aliases';

function answer(text: string, by = policy) {
  const decision = decided(text, { roles: ['clerk'] }, by);
  const tree = treeOf(decision.prepared.shape, data);
  const { data: written, errors } = project(decision, tree, { pseudonymKey, introspection: {} });
  return {
    decision,
    written: written.toString(),
    text: `${written} ${errors.join(' ')}`,
    plan: planned(decision) ?? '',
  };
}

test.each([
  ['another field', `{ firm(uscc: "u1") { head { name ${everything} } } }`],
  ['an alias of it', `{ boss: firm(uscc: "u1") { person: head { name ${everything} } } }`],
  ['a fragment', `{ firm(uscc: "u1") { head { name ...all } } } fragment all on Person { ${everything} }`],
  ['an interface', `{ places { owner { name ... on Person { ${everything} } } } }`],
  ['a list of an interface', `{ holders { name ... on Person { ${everything} } } }`],
  ['what leads back', `{ places { license { holder { name ${everything} } } } }`],
])('by %s', (_, text) => {
  const { text: told, plan, decision } = answer(text);
  expect(told).not.toContain(CANARY);
  expect(plan).toContain('name');
  expect(plan).not.toMatch(/mobile|licenses|grade|number/);
  const reasons = decision.prepared.refusals.map(({ refusal }) => `${refusal.coordinate} ${refusal.reason}`);
  expect(new Set(reasons.filter((each) => /mobile|licenses|grade/.test(each)))).toEqual(
    new Set(['Person.mobile when_rule', 'Person.licenses when_rule', 'Person.grade when_rule']),
  );
});

test.each([
  [
    'one fragment for both',
    '{ person(idNumber: "1") { ...all firm { head { ...all } } } } fragment all on Person { name mobile grade aliases licenses { typeCode } }',
  ],
  [
    'selections of one field that merge',
    `{ person(idNumber: "1") { name mobile grade aliases licenses { typeCode } firm { head { name } } }
       person(idNumber: "1") { firm { head { mobile grade aliases licenses { typeCode } } } } }`,
  ],
  [
    'an object that is asked for again below itself',
    `{ person(idNumber: "1") { name mobile grade aliases licenses { typeCode holder { name mobile grade aliases licenses { typeCode } } } } }`,
  ],
])('beside the field below which it is granted: %s', (_, text) => {
  const { text: told, written, plan } = answer(text);
  expect(told).not.toContain(CANARY);
  const { mobile, grade, aliases, licenses } = JSON.parse(written).person;
  expect([mobile, grade, aliases, licenses[0].typeCode]).toEqual(['own', 'own', ['own'], 'own']);
  expect(plan.match(/mobile/g)).toHaveLength(1);
  expect(plan.match(/licenses/g)).toHaveLength(2);
  expect(plan.match(/grade/g)).toHaveLength(1);
});

test('of another policy that grants it everywhere, the same operation shows all of it', () => {
  const text = `{ firm(uscc: "u1") { head { name mobile } } }`;
  const open = smallPolicy((file, content) =>
    file === 'agreements/school.yaml' ? `${content}  - coordinates: [Person.mobile]\n` : content,
  );
  const { decision } = answer(text, open);
  expect(decision.prepared.refusals).toEqual([]);
  expect(answer(text, open).text).toContain(CANARY);
});

import { compilePolicy } from '../compile-policy';
import { documentsOf, policyWith, schema } from '../tests/fixture';

const file = 'registry/officers.yaml';
const key = (letter: string) => `${letter.repeat(42)}A`;
const line = (id: string, rest: string) => `  - { id: ${id}, name: { zh: 甲, en: A }, ${rest} }`;
const faultsOf = (...lines: string[]) =>
  compilePolicy(documentsOf({ [file]: `officers:\n${lines.join('\n')}\n` }), schema).faults;

test('officers with keys of their own and roles that go together are no fault', () => {
  expect(
    faultsOf(
      line('a', `organisation: psb, roles: [steward, approver], publicKey: ${key('a')}`),
      line('b', `organisation: psb, roles: [auditor], publicKey: ${key('b')}`),
      line('c', `organisation: psb, roles: [operator], publicKey: ${key('c')}, suspended: true`),
    ),
  ).toEqual([]);
});

test.each(['auditor', 'operator'])('an %s has no other role', (role) => {
  expect(faultsOf(line('a', `organisation: psb, roles: [steward, ${role}], publicKey: ${key('a')}`))).toMatchObject([
    { code: 'officer', message: `\`a\` is ${role} and steward`, file, line: 2 },
  ]);
});

test('all roles are named that do not go together, and who has to act', () => {
  const lines = line('a', `organisation: psb, roles: [steward, auditor, approver], publicKey: ${key('a')}`);
  expect(faultsOf(lines)).toMatchObject([
    {
      message: '`a` is auditor and steward, approver',
      hint: 'Auditors and operators have no other role: those who decide are neither watched nor served by themselves.',
    },
  ]);
});

test('a key of another is told where it stands', () => {
  const previous = `previousKeys: [{ publicKey: ${key('a')}, until: '2026-01-01' }]`;
  const lines = [
    line('a', `organisation: psb, roles: [steward], publicKey: ${key('a')}`),
    line('b', `organisation: psb, roles: [approver], publicKey: ${key('a')}`),
    line('c', `organisation: psb, roles: [approver], publicKey: ${key('c')}, ${previous}`),
  ];
  const hint = 'Every officer makes a key of their own and keeps it.';
  expect(faultsOf(...lines)).toMatchObject([
    { line: 3, column: lines[1]!.indexOf('publicKey') + 1, hint },
    { line: 4, column: lines[2]!.indexOf('previousKeys') + 1, hint },
  ]);
});

test('nobody has two keys of one person, a former key included', () => {
  const previous = `previousKeys: [{ publicKey: ${key('a')}, until: '2026-01-01' }]`;
  expect(
    faultsOf(
      line('a', `organisation: psb, roles: [steward], publicKey: ${key('a')}`),
      line('b', `organisation: psb, roles: [approver], publicKey: ${key('a')}`),
      line('c', `organisation: psb, roles: [approver], publicKey: ${key('c')}, ${previous}`),
    ),
  ).toMatchObject([
    { code: 'officer', message: '`b` has a key of `a`: one person would count as two', line: 3 },
    { code: 'officer', message: '`c` has a key of `a`: one person would count as two', line: 4 },
  ]);
});

test('an officer belongs to a registered organisation', () => {
  expect(faultsOf(line('a', `organisation: psbb, roles: [steward], publicKey: ${key('a')}`))).toMatchObject([
    { code: 'officer', message: 'there is no organisation `psbb`', hint: expect.stringContaining('`psb`') },
  ]);
});

test('a key of the wrong length or alphabet is no key, and an officer is stated once', () => {
  expect(faultsOf(line('a', `organisation: psb, roles: [steward], publicKey: ${key('a')}A`))).toMatchObject([
    { code: 'form', file },
  ]);
  expect(
    faultsOf(
      line('a', `organisation: psb, roles: [steward], publicKey: ${key('a')}`),
      line('a', `organisation: psb, roles: [steward], publicKey: ${key('b')}`),
    ),
  ).toMatchObject([{ code: 'duplicate', message: expect.stringContaining('officer `a` is stated twice') }]);
});

test('who may decide is a part of the revision', () => {
  const text = `officers:\n${line('a', `organisation: psb, roles: [steward], publicKey: ${key('a')}`)}\n`;
  expect(policyWith({ [file]: text }).revision).not.toBe(policyWith().revision);
});

test('of two with one key it is the one later by name who is told, in whatever order they stand', () => {
  const lines = ['c', 'a', 'b'].map((id) => line(id, `organisation: psb, roles: [steward], publicKey: ${key('x')}`));
  expect(faultsOf(...lines).map(({ message }) => message)).toEqual([
    '`c` has a key of `a`: one person would count as two',
    '`b` has a key of `a`: one person would count as two',
  ]);
});

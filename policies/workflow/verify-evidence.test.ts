import fc from 'fast-check';
import type { AgreementContent } from '../engine/documents';
import { agreementDigest } from './agreement-digest';
import { agreementsToApprove } from './agreements-to-approve';
import type { BreakGlassEvidence, Evidence } from './evidence';
import { genesisEvidence } from './genesis-evidence';
import { sandboxOfficerKey } from './sandbox-officer-key';
import { signApproval } from './sign-approval';
import { agreement, evidenceFor, officers, setOf } from './tests/agreement-set';
import { verifyEvidence } from './verify-evidence';

const messages = (evidence: readonly Evidence[], documents = setOf(), earlier?: readonly Evidence[]) =>
  verifyEvidence(documents, evidence, earlier).map(({ message }) => message);

test('a steward and an approver of the provider, neither of them the applicant, are enough', () => {
  expect(messages([evidenceFor()])).toEqual([]);
  expect(messages([evidenceFor()], setOf(), [])).toEqual([]);
  // Status is no part of what was approved: suspending an agreement undoes no approval.
  expect(messages([evidenceFor()], setOf({ ...agreement, status: 'suspended' }))).toEqual([]);
});

test('without evidence a conditional grant is a fault that stands at the coordinate', () => {
  expect(verifyEvidence(setOf(), [])).toMatchObject([
    {
      code: 'evidence',
      file: 'agreements/new-one.yaml',
      message: 'nobody approved `new-one`: it grants `Person.mobile`, which is not unconditional',
      line: 1,
    },
  ]);
  expect(verifyEvidence(setOf(), [])[0]?.column).toBe(JSON.stringify(agreement).indexOf('"Person.mobile"') + 1);
});

test('unconditional coordinates need no evidence for a government organisation, and do for a company', () => {
  const open = { ...agreement, grants: [{ coordinates: ['Person.isAdult'] }] };
  expect(messages([], setOf(open))).toEqual([]);
  expect(messages([], setOf({ ...open, consumer: 'firm' }))).toEqual([
    'nobody approved `new-one`: it grants `Person.isAdult`, to `firm`, which is no government organisation',
  ]);
  expect(messages([], setOf({ ...open, grants: [{ coordinates: ['Person.nothing'] }] }))).toHaveLength(1);
});

const changed: [string, Parameters<typeof evidenceFor>[1], string][] = [
  ['an applicant who approves', { applicant: 'steward' }, 'the applicant `steward` signed it'],
  ['an applicant who confirms', { applicant: 'approver' }, 'the applicant `approver` signed it'],
  ['an applicant whom nobody knows', { applicant: 'nobody' }, '`nobody` is no registered officer'],
  ['an applicant of the provider', { applicant: 'steward-2' }, '`steward-2` is of `psb`, not of the consumer `school`'],
  ['an officer of another organisation', { approve: { officer: 'stranger' } }, 'is of `school`, not of the provider'],
  [
    'an officer of another organisation who confirms',
    { confirm: { officer: 'stranger' } },
    'is of `school`, not of the provider',
  ],
  [
    'the role of an approver for a steward',
    { approve: { officer: 'approver' }, confirm: { officer: 'steward-2' } },
    '`approver` is approver; to approve takes `steward`',
  ],
  [
    'a steward who confirms',
    { approve: { officer: 'steward-2' }, confirm: { officer: 'steward' } },
    '`steward` is steward; to confirm takes `approver`',
  ],
  ['an auditor', { confirm: { officer: 'auditor' } }, '`auditor` is auditor'],
  ['an officer whom nobody knows', { approve: { officer: 'nobody' } }, '`nobody` is no registered officer'],
  ['the key of somebody else', { confirm: { key: 'steward' } }, 'the signature of `approver` (confirm) is wrong'],
  [
    'a signature for another agreement',
    { approve: { agreement: 'other' } },
    'the signature of `steward` (approve) is wrong',
  ],
  [
    'a signature for another version',
    { approve: { digest: '0'.repeat(64) } },
    'the signature of `steward` (approve) is wrong',
  ],
  ['a signature in the other role', { confirm: { role: 'approve' } }, 'the signature of `approver` (confirm) is wrong'],
  [
    'a signature for an emergency',
    { approve: { kind: 'break-glass' } },
    'the signature of `steward` (approve) is wrong',
  ],
  [
    'a signature for another applicant',
    { approve: { applicant: 'stranger' } },
    'the signature of `steward` (approve) is wrong',
  ],
  ['a confirmation before the approval', { confirm: { at: '2026-11-20T07:59:59.999Z' } }, 'it was confirmed before'],
  ['a time that is none', { confirm: { at: '2026-11-20' } }, 'a signature is missing or malformed'],
];
test.each(changed)('refuses %s', (_what, change, expected) => {
  // `approvedBy` names who signed, so that only the change under test is wrong.
  const names = [change?.approve?.officer ?? 'steward', change?.confirm?.officer ?? 'approver'];
  const content = { ...agreement, approvedBy: names };
  expect(messages([evidenceFor(content, change)], setOf(content))).toEqual([
    expect.stringContaining(`\`new-one\` is not approved: `),
  ]);
  expect(messages([evidenceFor(content, change)], setOf(content))[0]).toContain(expected);
});

test('one person is not two, whatever roles they have', () => {
  const evidence = evidenceFor(agreement, { approve: { officer: 'steward-2' }, confirm: { officer: 'steward-2' } });
  expect(messages([evidence])[0]).toContain('`steward-2` signed twice: expected two persons');
});

test('an agreement that was changed after it was approved is not approved', () => {
  const changes: Partial<AgreementContent>[] = [
    { grants: [{ coordinates: ['Person.isAdult', 'Person.mobile'], form: 'full' }] },
    { grants: [...agreement.grants, { coordinates: ['Person.name'] }] },
    { consumer: 'firm' },
    { items: ['A', 'B'] },
    { validity: { from: '2026-11-01', to: '2037-10-31' } },
    { quota: { perDay: 1 } },
    { legalBasis: 'another law' },
    { forbids: ['Person.sex'] },
  ];
  for (const change of changes) {
    expect(messages([evidenceFor()], setOf({ ...agreement, ...change }))[0]).toContain('it says something else');
  }
});

test('`approvedBy` names those who signed and nobody else', () => {
  for (const approvedBy of [
    ['steward', 'stranger'],
    ['approver', 'steward'],
    ['steward', 'approver', 'auditor'],
  ]) {
    expect(messages([evidenceFor()], setOf({ ...agreement, approvedBy }))[0]).toContain(
      'expected steward, approver, who signed',
    );
  }
});

test('a suspended officer signs nothing more, and what they signed stays', () => {
  const people = officers.map((each) => (each.id === 'approver' ? { ...each, suspended: true } : each));
  const evidence = evidenceFor();
  expect(messages([evidence], setOf(agreement, people), [])).toEqual([
    '`new-one` is not approved: `approver` is suspended',
  ]);
  expect(messages([evidence], setOf(agreement, people), [evidence])).toEqual([]);
  expect(messages([evidence], setOf(agreement, people))).toEqual([]);
});

test('a former key counts for its time, and for nothing new', () => {
  const until = (day: string) =>
    officers.map((each) =>
      each.id === 'approver'
        ? {
            ...each,
            publicKey: officers[4]!.publicKey.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
            previousKeys: [{ publicKey: each.publicKey, until: day }],
          }
        : each,
    );
  const evidence = evidenceFor();
  expect(messages([evidence], setOf(agreement, until('2026-11-20')))).toEqual([]);
  expect(messages([evidence], setOf(agreement, until('2026-11-20')), [evidence])).toEqual([]);
  expect(messages([evidence], setOf(agreement, until('2026-11-19')))[0]).toContain('is wrong');
  expect(messages([evidence], setOf(agreement, until('2026-11-20')), [])[0]).toContain('is wrong');
});

test('genesis evidence is that of the first revision only, and of what stood in it', () => {
  const genesis = genesisEvidence(setOf());
  expect(messages(genesis)).toEqual([]);
  expect(messages(genesis, setOf(), genesis)).toEqual([]);
  expect(messages(genesis, setOf(), [])[0]).toContain('claims that it stood in the first revision');
  expect(messages(genesis, setOf({ ...agreement, items: ['B'] }))[0]).toContain('it says something else');
});

test('two pieces of evidence for one agreement prove nothing', () => {
  expect(messages([evidenceFor(), ...genesisEvidence(setOf())])[0]).toContain('two pieces of evidence');
});

describe('break-glass', () => {
  const until = '2026-11-21T09:00:00.000Z';
  const emergency = { ...agreement, breakGlass: { reason: 'a flood', until } };
  const evidence = (confirmedAt: string, content: AgreementContent = emergency): BreakGlassEvidence => {
    const common = { kind: 'break-glass', agreement: content.id, digest: agreementDigest(content) } as const;
    const sign = (role: 'approve' | 'confirm', officer: string, at: string) =>
      signApproval({ ...common, applicant: null, role, officer, at }, sandboxOfficerKey(officer));
    return {
      ...common,
      approve: sign('approve', 'steward', '2026-11-20T08:00:00.000Z'),
      confirm: sign('confirm', 'approver', confirmedAt),
    };
  };

  test('takes two persons and ends 24 hours after the second', () => {
    expect(messages([evidence('2026-11-20T09:00:00.000Z')], setOf(emergency))).toEqual([]);
    expect(messages([evidence('2026-11-20T08:59:59.999Z')], setOf(emergency))[0]).toContain('24 hours');
    expect(messages([evidence('2026-11-21T09:00:00.000Z')], setOf(emergency))[0]).toContain('24 hours');
  });

  test('is not 25 hours', () => {
    const long = { ...emergency, breakGlass: { reason: 'a flood', until: '2026-11-21T10:00:00.000Z' } };
    expect(messages([evidence('2026-11-20T09:00:00.000Z', long)], setOf(long))[0]).toContain('24 hours');
  });

  test('is not approved like an application, nor an application like it', () => {
    expect(messages([evidenceFor(emergency)], setOf(emergency))[0]).toContain('kind `approval`');
    expect(messages([evidence('2026-11-20T09:00:00.000Z', agreement)])[0]).toContain('kind `break-glass`');
    expect(messages(genesisEvidence(setOf(emergency)), setOf(emergency))[0]).toContain('an emergency');
  });
});

test('whatever evidence is made of, it proves nothing and nothing is thrown', () => {
  const documents = setOf();
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.anything(),
          fc.record({
            agreement: fc.constant('new-one'),
            kind: fc.constantFrom('approval', 'genesis', 'x'),
            digest: fc.constantFrom(agreementDigest(agreement), 1),
            approve: fc.anything(),
            confirm: fc.anything(),
          }),
        ),
      ),
      (evidence) => {
        const genuine = evidence.some(
          (each) => (each as Evidence)?.kind === 'genesis' && (each as Evidence).digest === agreementDigest(agreement),
        );
        fc.pre(!genuine);
        expect(verifyEvidence(documents, evidence as Evidence[])).toHaveLength(1);
      },
    ),
    { numRuns: 300 },
  );
});

test('the agreements to approve are told with the reason', () => {
  expect(agreementsToApprove(setOf()).map(({ coordinate, why }) => [coordinate, why])).toEqual([
    ['Person.mobile', 'conditional'],
  ]);
});

test('an unconditional coordinate needs approval where another agreement of its provider leaves less of it', () => {
  const open = { ...agreement, id: 'open', grants: [{ coordinates: ['Person.isAdult'] }] };
  const reasons = (change: Partial<AgreementContent>) => {
    const narrower = {
      ...agreement,
      id: 'narrow',
      grants: [{ coordinates: ['Person.isAdult'], rows: 'true' }],
      ...change,
    };
    const all = [open, narrower].flatMap((content) =>
      setOf(content).documents.filter(({ kind }) => kind === 'agreement'),
    );
    const rest = setOf().documents.filter(({ kind }) => kind !== 'agreement');
    return agreementsToApprove({ documents: [...rest, ...all] }).map(({ document, why }) => [document.content.id, why]);
  };
  expect(reasons({})).toEqual([['open', 'narrowed']]);
  expect(reasons({ items: ['B'] })).toEqual([]);
  expect(reasons({ grants: [{ coordinates: ['Person.isAdult'] }] })).toEqual([]);
});

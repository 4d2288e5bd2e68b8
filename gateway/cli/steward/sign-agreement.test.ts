import { generateKeyPairSync } from 'node:crypto';
import type { AgreementContent } from '../../../policies/engine/documents';
import { agreementDigest } from '../../../policies/workflow/agreement-digest';
import { agreementLines } from './agreement-lines';
import type { SaidAgreement } from './said-agreement';
import { signAgreement } from './sign-agreement';

const content: AgreementContent = {
  id: 'x',
  provider: 'psb',
  consumer: 'tax',
  items: ['S09'],
  legalBasis: 'a law',
  validity: { from: '2026-01-01', to: '2031-01-01' },
  approvedBy: [],
  status: 'active',
  grants: [{ coordinates: ['Person.mobile'], form: 'full', when: { rule: 'args.all', nullable: ['args.all'] } }],
  forbids: ['Person.name'],
};
const emergency = { reason: 'a flood', until: '2026-11-20T08:00:00.000Z' };

/** What an API says that keeps the content as it is and tells something harmless beside it. */
const said = (change: Partial<SaidAgreement>, of: AgreementContent = content): SaidAgreement => ({
  id: 'other',
  state: 'requested',
  kind: 'approval',
  provider: 'school',
  consumer: 'school',
  items: ['S01'],
  grants: [{ coordinates: ['Division.name'], form: 'full', rows: null, when: null }],
  legalBasis: 'harmless',
  validFrom: '2026-01-01',
  validTo: '2026-01-02',
  perDay: 1,
  othersPerDay: null,
  breakGlassUntil: null,
  application: 1,
  applicant: 'applicant',
  purpose: 'to know',
  dueOn: null,
  overdue: false,
  approve: null,
  confirm: null,
  refusal: null,
  revision: null,
  reviewDueOn: null,
  review: null,
  digest: agreementDigest(of),
  content: JSON.stringify(of),
  ...change,
});

/** What is shown to an officer who signs, or why they cannot. */
async function shownToSign(agreement: SaidAgreement): Promise<string> {
  let shown = 'nothing';
  const client = {
    officer: 'steward',
    key: generateKeyPairSync('ed25519').privateKey,
    ask: async (query: string) => (query.startsWith('query') ? { agreement } : { approve: agreement }) as never,
  };
  const agrees = async (about: SaidAgreement) => {
    shown = agreementLines(about).join('\n');
    return true;
  };
  return signAgreement(client, 'approve', 'x', { agrees }).then(
    () => shown,
    (error) => `${error.message}, shown: ${shown}`,
  );
}

test('what is shown is what the digest is taken over, whatever the API says beside it', async () => {
  const shown = await shownToSign(said({}));
  for (const line of [
    'from, to     psb -> tax, item S09',
    'grants       Person.mobile as full',
    '  when       args.all (null allowed: args.all)',
    'forbids      Person.name',
    'basis        a law',
    'valid        2026-01-01 to 2031-01-01',
    'applicant    applicant',
    `digest       ${agreementDigest(content)}`,
  ])
    expect(shown).toContain(`\n  ${line}\n`);
  expect(shown).toMatch(/^x {2}requested\n/);
  for (const lie of ['S01', 'Division.name', 'harmless', '2026-01-02', 'requests a day'])
    expect(shown).not.toContain(lie);
});

test('what the content does not say is told apart', async () => {
  const [signed, besides] = (await shownToSign(said({}))).split('\n  not signed, as the API says it\n');
  expect(signed).not.toContain('to know');
  expect(besides).toContain('purpose      to know');
});

test('an emergency is shown as one, with its end and its reason', async () => {
  const shown = await shownToSign(said({ kind: 'break-glass' }, { ...content, breakGlass: emergency }));
  expect(shown).toContain('\n  valid        until 2026-11-20 16:00:00 in China (2026-11-20T08:00:00.000Z)\n');
  expect(shown).toContain('\n  emergency    a flood\n');
  // Nobody signs who asked for it.
  expect(shown).not.toContain('\n  applicant ');
});

test.each([
  ['an emergency that is said to be none', said({}, { ...content, breakGlass: emergency })],
  ['an agreement that is said to be an emergency', said({ kind: 'break-glass' })],
  ['one that nobody has to sign', said({ kind: 'automatic' })],
])('%s is not signed, nor shown', async (_, agreement) => {
  expect(await shownToSign(agreement)).toMatch(
    /^the API says that `x` is of the kind `[a-z-]+`, and its content `(approval|break-glass)`; nothing was signed, shown: nothing$/,
  );
});

import type { AgreementContent, OfficerContent, OfficerRole, PolicyDocuments } from '../../engine/documents';
import { documentsOf } from '../../engine/tests/fixture';
import { parseDocument } from '../../store/parse-document';
import { agreementDigest } from '../agreement-digest';
import type { ApprovalSubject } from '../approval-text';
import type { ApprovalEvidence } from '../evidence';
import { publicKeyText } from '../public-key-text';
import { sandboxOfficerKey } from '../sandbox-officer-key';
import { signApproval } from '../sign-approval';

/** An agreement of the police with the school, in need of approval; the officers of both. */
export const agreement: AgreementContent = {
  id: 'new-one',
  provider: 'psb',
  consumer: 'school',
  items: ['A'],
  legalBasis: 'a law',
  validity: { from: '2026-11-01', to: '2027-10-31' },
  approvedBy: ['steward', 'approver'],
  status: 'active',
  grants: [{ coordinates: ['Person.isAdult', 'Person.mobile'], form: 'mask(mobile)' }],
};

const officer = (id: string, organisation: string, ...roles: OfficerRole[]): OfficerContent => ({
  id,
  name: { zh: id, en: id },
  organisation,
  roles,
  publicKey: publicKeyText(sandboxOfficerKey(id)),
});

export const officers: readonly OfficerContent[] = [
  officer('applicant', 'school', 'steward'),
  officer('steward', 'psb', 'steward'),
  officer('steward-2', 'psb', 'steward', 'approver'),
  officer('approver', 'psb', 'approver'),
  officer('auditor', 'psb', 'auditor'),
  officer('operator', 'psb', 'operator'),
  officer('stranger', 'school', 'steward', 'approver'),
];

/** The fixture's documents, without its own agreements, with the agreement and the officers given. */
export function setOf(
  content: AgreementContent = agreement,
  people: readonly OfficerContent[] = officers,
): PolicyDocuments {
  const all = documentsOf();
  const json = (file: string, kind: 'agreement' | 'officers', value: unknown) => {
    const { document, faults } = parseDocument(file, kind, JSON.stringify(value));
    if (!document) throw new Error(JSON.stringify(faults));
    return document;
  };
  const documents = [
    ...all.documents.filter(({ kind }) => kind !== 'agreement'),
    json('registry/officers.yaml', 'officers', { officers: people }),
    json(`agreements/${content.id}.yaml`, 'agreement', content),
  ];
  return { ...all, documents };
}

/** Good evidence for it; single parts of what is signed can be changed, also the key. */
export function evidenceFor(
  content: AgreementContent = agreement,
  {
    applicant = 'applicant',
    approve,
    confirm,
  }: {
    applicant?: string;
    approve?: Partial<ApprovalSubject> & { readonly key?: string };
    confirm?: Partial<ApprovalSubject> & { readonly key?: string };
  } = {},
): ApprovalEvidence {
  const digest = agreementDigest(content);
  const common = { kind: 'approval', agreement: content.id, digest, applicant } as const;
  const sign = (subject: ApprovalSubject, key = subject.officer) => signApproval(subject, sandboxOfficerKey(key));
  return {
    ...common,
    approve: sign(
      { ...common, role: 'approve', officer: 'steward', at: '2026-11-20T08:00:00.000Z', ...without(approve) },
      approve?.key,
    ),
    confirm: sign(
      { ...common, role: 'confirm', officer: 'approver', at: '2026-11-20T09:00:00.000Z', ...without(confirm) },
      confirm?.key,
    ),
  };
}

function without<Change extends { readonly key?: string }>(change: Change | undefined): Omit<Change, 'key'> {
  const { key, ...rest } = change ?? ({} as Change);
  return rest;
}

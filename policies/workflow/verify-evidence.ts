import { canonical } from '../engine/canonical';
import { faultAt } from '../engine/compile/place';
import type { AgreementDocument, OfficerContent, PolicyDocuments } from '../engine/documents';
import type { PolicyFault } from '../engine/policy-fault';
import { agreementDigest } from './agreement-digest';
import { agreementsToApprove } from './agreements-to-approve';
import type { ApprovalEvidence, BreakGlassEvidence, Evidence } from './evidence';
import { objectionToSignatures } from './objection-to-signatures';

const mend = 'Apply for it, let a steward of the provider approve and an approver confirm (docs/stewards.md).';

/**
 * Checks that every agreement which needs it was approved by two officers of its provider, and has not changed since.
 * Pure: reads no clock. Whatever the evidence is made of, it never throws: what cannot be read proves nothing.
 *
 * @param earlier evidence of the revision before, where there is one. What is not among it is new: it has to be
 *   signed by officers who are not suspended, with the keys that they have now, and cannot claim to be genesis.
 * @returns one fault with code `evidence` for each agreement without good evidence, by file
 */
export function verifyEvidence(
  documents: Pick<PolicyDocuments, 'documents'>,
  evidence: readonly Evidence[],
  earlier?: readonly Evidence[],
): PolicyFault[] {
  const officers = new Map<string, OfficerContent>();
  for (const document of documents.documents) {
    if (document.kind === 'officers') for (const each of document.content.officers) officers.set(each.id, each);
  }
  const byAgreement = new Map<string, Evidence[]>();
  for (const each of evidence) byAgreement.set(each?.agreement, [...(byAgreement.get(each?.agreement) ?? []), each]);
  const known = earlier && new Set(earlier.map(textOf));
  const needed = new Map(agreementsToApprove(documents).map((each) => [each.document, each]));

  const faults: PolicyFault[] = [];
  for (const document of documents.documents) {
    if (document.kind !== 'agreement') continue;
    const [first, second] = byAgreement.get(document.content.id) ?? [];
    const reason = needed.get(document);
    const place = { file: document.file, ...document.at(reason?.path ?? []) };
    const { id } = document.content;
    if (first === undefined) {
      if (!reason) continue;
      const because = {
        conditional: 'which is not unconditional',
        narrowed: 'of which another agreement of the provider leaves less',
        not_government: `to \`${document.content.consumer}\`, which is no government organisation`,
      }[reason.why];
      const message = `nobody approved \`${id}\`: it grants \`${reason.coordinate}\`, ${because}`;
      faults.push(faultAt(place, 'evidence', message, mend));
      continue;
    }
    const isNew = known !== undefined && !known.has(textOf(first));
    const objection = second
      ? 'there are two pieces of evidence for it'
      : objectionTo(first, document, officers, isNew);
    if (objection === null) continue;
    faults.push(faultAt(place, 'evidence', `\`${id}\` is not approved: ${objection}`, mend));
  }
  return faults.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Canonical texts of evidence, which travels from revision to revision as the same objects. */
const texts = new WeakMap<Evidence, string>();

function textOf(evidence: Evidence): string {
  if (typeof evidence !== 'object' || evidence === null) return canonical(evidence);
  const text = texts.get(evidence) ?? canonical(evidence);
  texts.set(evidence, text);
  return text;
}

/** Why a piece of evidence proves nothing, or null. */
function objectionTo(
  evidence: Evidence,
  { content }: AgreementDocument,
  officers: ReadonlyMap<string, OfficerContent>,
  isNew: boolean,
): string | null {
  const digest = agreementDigest(content);
  if (evidence.digest !== digest) {
    return `it says something else (digest \`${digest.slice(0, 12)}\`) than what was approved (\`${String(evidence.digest).slice(0, 12)}\`)`;
  }
  if (evidence.kind === 'genesis') {
    if (content.breakGlass)
      return 'an emergency cannot have stood in the files of the first revision: remove its file, open it anew if need be';
    return isNew ? 'its evidence claims that it stood in the first revision, and it did not' : null;
  }
  if (evidence.kind !== 'approval' && evidence.kind !== 'break-glass') return 'its evidence is of no known kind';
  if ((evidence.kind === 'break-glass') !== (content.breakGlass !== undefined)) {
    return `its evidence is of kind \`${evidence.kind}\`, and the agreement ${content.breakGlass ? 'is' : 'is not'} break-glass`;
  }
  const from = [content, isNew, ...officersOf(evidence).map((id) => officers.get(id))];
  const former = accepted.get(evidence);
  if (former && from.every((each, index) => each === former[index])) return null;
  const objection = objectionToSignatures(evidence, content, officers, isNew);
  if (objection === null) accepted.set(evidence, from);
  return objection;
}

/** From what evidence was accepted: while these are the same objects, it is again. */
const accepted = new WeakMap<Evidence, readonly unknown[]>();

function officersOf({ approve, confirm, ...rest }: ApprovalEvidence | BreakGlassEvidence): readonly string[] {
  return [approve?.officer, confirm?.officer, 'applicant' in rest ? rest.applicant : ''];
}

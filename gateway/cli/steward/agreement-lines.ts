import type { AgreementContent } from '../../../policies/engine/documents';
import { factLine } from './fact-line';
import type { SaidAgreement } from './said-agreement';
import { signedLines } from './signed-lines';

/** An agreement for people to read, one fact a line: what a signature is over, then what is said of it besides. */
export function agreementLines(agreement: SaidAgreement): readonly string[] {
  const { state, overdue, approve, confirm, review } = agreement;
  const { id }: AgreementContent = JSON.parse(agreement.content);
  const besides = [
    ...factLine('purpose', agreement.purpose),
    ...factLine(
      'application',
      agreement.application === null ? null : `${agreement.application} by ${agreement.applicant}`,
    ),
    ...factLine('answer due', approve && confirm ? null : agreement.dueOn),
    ...factLine('approved', approve && `${approve.officer}, ${approve.at}`),
    ...factLine('confirmed', confirm && `${confirm.officer}, ${confirm.at}`),
    ...factLine('closed', agreement.refusal),
    ...factLine('live since', agreement.revision === null ? null : `revision ${agreement.revision}`),
    ...factLine('review due', review ? null : agreement.reviewDueOn),
    ...factLine(
      'review',
      review && `${review.justified ? 'justified' : 'not justified'}: ${review.note} (${review.officer})`,
    ),
    ...(agreement.history ?? []).map(({ atMs, actor, action, details }) =>
      [`  ${new Date(atMs).toISOString()}`, actor, action, reasonIn(details)].filter(Boolean).join(' '),
    ),
  ];
  return [
    `${id}  ${state}${overdue ? ', OVERDUE' : ''}`,
    ...signedLines(agreement),
    ...(besides.length === 0 ? [] : ['  not signed, as the API says it', ...besides]),
  ];
}

/** Why a step was taken, or the code with which it was refused. */
function reasonIn(details: string): string {
  const { reason, note, code } = JSON.parse(details) as Readonly<Record<string, unknown>>;
  const said = [reason, note, code].find((one) => typeof one === 'string' && one !== '');
  return said === undefined ? '' : `(${said})`;
}

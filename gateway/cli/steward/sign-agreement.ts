import type { AgreementContent } from '../../../policies/engine/documents';
import { agreementDigest } from '../../../policies/workflow/agreement-digest';
import type { ApprovalRole } from '../../../policies/workflow/evidence';
import { signApproval } from '../../../policies/workflow/sign-approval';
import { transitions } from '../../../policies/workflow/transitions';
import { systemClock } from '../../../schema/lib/system-clock';
import { CliError } from '../output/cli-error';
import { agreementFields, type SaidAgreement } from './said-agreement';
import type { StewardClient } from './steward-client';

/**
 * Reads an agreement, signs what it says with the officer's own key, here, and sends the signature.
 * @param expected the beginning of the digest that the officer has read, if they name it
 * @param agrees shown what is to be signed; without its yes nothing is
 * Rejects with CliError.
 */
export async function signAgreement(
  client: StewardClient,
  role: ApprovalRole,
  id: string,
  { expected, agrees }: { expected?: string | undefined; agrees(agreement: SaidAgreement): Promise<boolean> },
): Promise<SaidAgreement> {
  const { agreement } = await client.ask<{ agreement: SaidAgreement | null }>(
    `query ($id: String!) { agreement(id: $id) { ${agreementFields} } }`,
    { id },
  );
  if (!agreement)
    throw new CliError(`UNKNOWN_AGREEMENT: there is no agreement \`${id}\` that \`${client.officer}\` may see`);
  // Of the content, and not what the API says that it is: `signedLines` shows this content and nothing else.
  const content: AgreementContent = JSON.parse(agreement.content);
  const digest = agreementDigest(content);
  if (digest !== agreement.digest || content.id !== id) {
    throw new CliError(`the API's digest of \`${id}\` is not that of its content; nothing was signed`);
  }
  if (expected !== undefined && !digest.startsWith(expected)) {
    throw new CliError(
      `\`${id}\` has the digest \`${digest}\`, which doesn't begin with \`${expected}\`; nothing was signed`,
    );
  }
  if (transitions[agreement.state][role] === null) {
    throw new CliError(`WRONG_STATE: \`${id}\` is ${agreement.state}, so nobody can ${role} it; nothing was signed`);
  }
  const kind = content.breakGlass ? 'break-glass' : 'approval';
  if (agreement.kind !== kind) {
    const message = `the API says that \`${id}\` is of the kind \`${agreement.kind}\`, and its content \`${kind}\``;
    throw new CliError(`${message}; nothing was signed`);
  }
  if (!(await agrees(agreement))) throw new CliError('nothing was signed');
  const signature = signApproval(
    {
      kind,
      agreement: id,
      digest,
      applicant: kind === 'break-glass' ? null : agreement.applicant,
      role,
      officer: client.officer,
      at: new Date(systemClock.now()).toISOString(),
    },
    client.key,
  );
  const answer = await client.ask<Record<ApprovalRole, SaidAgreement>>(
    `mutation ($id: String!, $signature: SignatureInput!) { ${role}(agreement: $id, signature: $signature) { ${agreementFields} } }`,
    { id, signature },
  );
  return answer[role];
}

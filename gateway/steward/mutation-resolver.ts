import type { AgreementView } from '../../policies/workflow/agreement-view';
import { agreementView } from '../../policies/workflow/agreement-view';
import type { Workflow } from '../../policies/workflow/open-workflow';
import type { Submitted } from '../../policies/workflow/submit-application';
import { textProblem } from '../../policies/workflow/text-problem';
import { WorkflowError } from '../../policies/workflow/workflow-error';
import { agreementOf } from './agreement-of';
import { journalled } from './journalled';
import { revisionOf } from './revision-of';
import { Agreement } from './schema/agreement';
import { Application } from './schema/application';
import { ApplicationInput, BreakGlassInput, SignatureInput } from './schema/inputs';
import { Revision } from './schema/revision';
import type { StewardContext } from './steward-context';
import { Arg, Ctx, Int, Mutation, Resolver } from './type-graphql';

/** What officers do. Signatures come from the officer's own machine; a private key is never sent here. */
@Resolver()
export class MutationResolver {
  @Mutation(() => Application, { description: '申请 / Apply for access' })
  apply(@Ctx() context: StewardContext, @Arg('input', () => ApplicationInput) input: ApplicationInput) {
    const { coordinates, ...rest } = input;
    const request = { ...rest, coordinates: coordinates.map(plain) };
    return journalled(context, 'apply', `client ${input.client}`, async ({ workflow, officer }) =>
      applicationOf(context, await workflow.apply(officer.id, request)),
    );
  }

  @Mutation(() => Application, { description: '应急授权 / Draft an emergency, to be signed by two' })
  breakGlass(@Ctx() context: StewardContext, @Arg('input', () => BreakGlassInput) input: BreakGlassInput) {
    const { coordinates, ...rest } = input;
    const request = { ...rest, reason: reasonOf(input.reason), coordinates: coordinates.map(plain) };
    return journalled(context, 'breakGlass', `client ${input.client}`, async ({ workflow, officer }) =>
      applicationOf(context, await workflow.breakGlass(officer.id, request)),
    );
  }

  @Mutation(() => Agreement, { description: '审批 / First signature, by a steward of the provider' })
  approve(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('signature', () => SignatureInput) signature: SignatureInput,
  ) {
    return step(context, 'approve', agreement, (workflow, named) =>
      workflow.approve({ ...named, approval: { ...signature } }),
    );
  }

  @Mutation(() => Agreement, { description: '复核 / Second signature, by an approver of the provider: makes it live' })
  confirm(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('signature', () => SignatureInput) signature: SignatureInput,
  ) {
    return step(context, 'confirm', agreement, (workflow, named) =>
      workflow.confirm({ ...named, approval: { ...signature } }),
    );
  }

  @Mutation(() => Agreement, { description: '生效 / Make live what is confirmed and could not become so then' })
  activate(@Ctx() context: StewardContext, @Arg('agreement', () => String) agreement: string) {
    return step(context, 'activate', agreement, (workflow, named) => workflow.activate(named));
  }

  @Mutation(() => Agreement, { description: '驳回 / Refuse an application' })
  refuse(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return reasoned(context, 'refuse', agreement, reason);
  }

  @Mutation(() => Agreement, { description: '撤回 / Withdraw an application' })
  withdraw(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return reasoned(context, 'withdraw', agreement, reason);
  }

  @Mutation(() => Agreement, { description: '中止 / Suspend' })
  suspend(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return reasoned(context, 'suspend', agreement, reason);
  }

  @Mutation(() => Agreement, { description: '恢复 / Reinstate what somebody else suspended' })
  reinstate(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return reasoned(context, 'reinstate', agreement, reason);
  }

  @Mutation(() => Agreement, { description: '终止 / Revoke, for good' })
  revoke(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return reasoned(context, 'revoke', agreement, reason);
  }

  @Mutation(() => Agreement, { description: '事后复核 / Say what was found about an emergency' })
  review(
    @Ctx() context: StewardContext,
    @Arg('agreement', () => String) agreement: string,
    @Arg('justified', () => Boolean) justified: boolean,
    @Arg('note', () => String) note: string,
  ) {
    return step(context, 'review', agreement, (workflow, named) =>
      workflow.review({ ...named, justified, note: reasonOf(note, 'note') }),
    );
  }

  @Mutation(() => Revision, { description: '回退 / A new revision with the content of an old one' })
  rollback(
    @Ctx() context: StewardContext,
    @Arg('to', () => Int) to: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return journalled(context, 'rollback', `revision ${to}`, async ({ workflow, officer }) =>
      revisionOf(await workflow.rollback({ officerId: officer.id, to, reason: reasonOf(reason) })),
    );
  }
}

type Reasoned = 'refuse' | 'withdraw' | 'suspend' | 'reinstate' | 'revoke';

function reasoned(context: StewardContext, action: Reasoned, agreement: string, reason: string): Promise<Agreement> {
  return step(context, action, agreement, (workflow, named) =>
    workflow[action]({ ...named, reason: reasonOf(reason) }),
  );
}

function step(
  context: StewardContext,
  action: string,
  agreement: string,
  run: (workflow: Workflow, named: { officerId: string; agreement: string }) => Promise<AgreementView>,
): Promise<Agreement> {
  return journalled(context, action, agreement, async ({ workflow, officer }) =>
    agreementOf(await run(workflow, { officerId: officer.id, agreement })),
  );
}

/** A reason or note without the blanks around it. Throws WorkflowError INPUT_INVALID. */
function reasonOf(text: string, name = 'reason'): string {
  const reason = text.trim();
  const wrong = textProblem(name, reason);
  if (wrong) throw new WorkflowError('INPUT_INVALID', wrong);
  return reason;
}

/** Inputs come as class instances with nulls. */
function plain({ coordinate, form }: { coordinate: string; form?: string | null }) {
  return { coordinate, form: form ?? undefined };
}

async function applicationOf(
  { workflow, clock }: StewardContext,
  { application, drafts, already }: Submitted,
): Promise<Application> {
  const set = await workflow.live();
  const views = drafts.flatMap((draft) => agreementView(set, draft.agreement, draft, clock.now()) ?? []);
  return { number: application, agreements: views.map(agreementOf), already };
}

import type { State } from '../../policies/workflow/model';
import { transitions } from '../../policies/workflow/transitions';
import { WorkflowError } from '../../policies/workflow/workflow-error';
import { agreementOf } from './agreement-of';
import { catalogueEntries } from './catalogue-entries';
import { explainAccess } from './explain-access';
import { journalLine } from './journal-line';
import { revisionOf } from './revision-of';
import { AccessExplanation } from './schema/access-explanation';
import { Agreement } from './schema/agreement';
import { CataloguePage } from './schema/catalogue-entry';
import { JournalLine } from './schema/journal-line';
import { Officer } from './schema/officer';
import { Revision, ServingReplica } from './schema/revision';
import type { StewardContext } from './steward-context';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from './type-graphql';

const allStates = Object.keys(transitions) as State[];

/** What officers read. Who may ask which field is told by `permissions`. */
@Resolver(() => Agreement)
export class QueryResolver {
  @Query(() => Officer, { description: '本人 / Who is asking' })
  me(@Ctx() { officer }: StewardContext): Officer {
    return officer;
  }

  @Query(() => CataloguePage, { description: '目录 / The catalogue, by coordinate' })
  async catalogue(
    @Ctx() { workflow, isPublic }: StewardContext,
    @Arg('search', () => String, { nullable: true, description: 'A part of coordinate or label' }) search?: string,
    @Arg('owner', () => String, { nullable: true }) owner?: string,
    @Arg('class', () => String, { nullable: true }) shareClass?: string,
    @Arg('after', () => String, { nullable: true, description: 'Coordinate' }) after?: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first = 50,
  ): Promise<CataloguePage> {
    const wanted = search?.toLowerCase() ?? '';
    const rows = catalogueEntries((await workflow.live()).facts, isPublic).filter(
      (row) =>
        (owner == null || row.owner === owner) &&
        (shareClass == null || row.class === shareClass) &&
        `${row.coordinate} ${row.label.zh} ${row.label.en}`.toLowerCase().includes(wanted),
    );
    const start = after == null ? 0 : rows.findIndex(({ coordinate }) => coordinate > after);
    return { entries: start < 0 ? [] : rows.slice(start, start + pageSize(first)), total: rows.length };
  }

  @Query(() => [Agreement], { description: '协议 / Agreements of the live revision, by id' })
  async agreements(
    @Ctx() { workflow, officer }: StewardContext,
    @Arg('after', () => String, { nullable: true, description: 'Id' }) after?: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first = 50,
    @Arg('states', () => [String], { nullable: true, description: allStates.join(', ') }) states?: string[],
  ): Promise<Agreement[]> {
    const page = { limit: pageSize(first), ...statesOf(states), ...(after != null && { after }) };
    return (await workflow.agreements(officer.id, page)).map(agreementOf);
  }

  @Query(() => Agreement, { nullable: true, description: 'One agreement, live or asked for' })
  async agreement(
    @Ctx() { workflow, officer }: StewardContext,
    @Arg('id', () => String) id: string,
  ): Promise<Agreement | null> {
    const view = await workflow.agreement(officer.id, id);
    return view && agreementOf(view);
  }

  @Query(() => [Agreement], { description: '申请 / What was asked for, the latest application first' })
  async applications(
    @Ctx() { workflow, officer }: StewardContext,
    @Arg('states', () => [String], { nullable: true, description: allStates.join(', ') }) states?: string[],
    @Arg('before', () => Int, { nullable: true, description: 'Number of an application' }) before?: number,
    @Arg('first', () => Int, { defaultValue: 50 }) first = 50,
  ): Promise<Agreement[]> {
    const page = { limit: pageSize(first), ...statesOf(states), ...(before != null && { before }) };
    return (await workflow.applications(officer.id, page)).map(agreementOf);
  }

  @Query(() => [Agreement], { description: '逾期 / Answers and reviews that are late' })
  async overdue(@Ctx() { workflow, officer }: StewardContext): Promise<Agreement[]> {
    return (await workflow.overdue(officer.id)).map(agreementOf);
  }

  @Query(() => [Revision], { description: '版本 / Revisions of the share policy, latest first' })
  async revisions(
    @Ctx() { store }: StewardContext,
    @Arg('before', () => Int, { nullable: true }) before?: number,
    @Arg('first', () => Int, { defaultValue: 20 }) first = 20,
  ): Promise<Revision[]> {
    return (await store.revisions({ limit: pageSize(first), ...(before != null && { before }) })).map(revisionOf);
  }

  @Query(() => [ServingReplica], { description: 'Processes that serve the policy, as they last said' })
  async replicas(@Ctx() { store }: StewardContext): Promise<readonly ServingReplica[]> {
    return store.replicas();
  }

  @Query(() => [JournalLine], { description: '日志 / Everything that was done, latest first' })
  async journal(
    @Ctx() { store }: StewardContext,
    @Arg('before', () => Int, { nullable: true }) before?: number,
    @Arg('first', () => Int, { defaultValue: 50 }) first = 50,
  ): Promise<JournalLine[]> {
    const entries = await store.journal.entries({ limit: pageSize(first), ...(before != null && { before }) });
    return entries.map(journalLine);
  }

  @Query(() => AccessExplanation, { description: '解释 / What a client gets of a coordinate, and why not more' })
  async explain(
    @Ctx() { workflow, officer, clock, policy, parentOf }: StewardContext,
    @Arg('client', () => String) client: string,
    @Arg('item', () => String) item: string,
    @Arg('coordinate', () => String) coordinate: string,
    @Arg('parent', () => String, { nullable: true }) parent?: string,
  ): Promise<AccessExplanation> {
    const { facts } = await workflow.live();
    const found = facts.clients.get(client);
    const field = facts.fields.get(coordinate);
    const about = facts.items.get(item) ?? [...facts.items.values()].find(({ code }) => code === item);
    const mine = found?.organisation === officer.organisation || field?.owner === officer.organisation;
    if (!found) throw new WorkflowError('UNKNOWN_CLIENT', `there is no client \`${client}\``);
    if (!about) throw new WorkflowError('UNKNOWN_ITEM', `there is no service item \`${item}\``);
    if (!field) throw new WorkflowError('UNKNOWN_COORDINATE', `\`${coordinate}\` is not in the catalogue`);
    if (!mine && !officer.roles.includes('auditor')) {
      throw new WorkflowError('NOT_ALLOWED', 'neither the client nor the coordinate is of your organisation');
    }
    const place = { coordinate, parent: parentOf(coordinate, parent ?? undefined) };
    const asked = { client, organisation: found.organisation, itemCode: about.code, place, nowMs: clock.now() };
    return explainAccess(await policy(), asked);
  }

  @FieldResolver(() => [JournalLine], { description: '经过 / What was done to it, first to last' })
  async history(@Root() { view }: Agreement, @Ctx() { workflow }: StewardContext): Promise<JournalLine[]> {
    return (await workflow.history(view)).map(journalLine);
  }
}

/** What is wanted, as `Agreement.state` says it. */
function statesOf(states: readonly string[] | null | undefined): { states?: readonly State[] } {
  if (states == null) return {};
  return {
    states: states.map((state) => {
      const found = allStates.find((each) => each === state);
      if (found) return found;
      throw new WorkflowError('INPUT_INVALID', `there is no state \`${state}\`; expected ${allStates.join(', ')}`);
    }),
  };
}

function pageSize(first: number): number {
  if (first >= 1 && first <= 100) return first;
  throw new WorkflowError('INPUT_INVALID', `\`first\`: expected 1 to 100, got \`${first}\``);
}

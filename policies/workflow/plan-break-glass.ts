import type { GraphQLSchema } from 'graphql';
import { chinaDate } from '../engine/decision/china-date';
import type { AgreementContent, OfficerContent } from '../engine/documents';
import type { ApplicationProblem } from './application-problem';
import type { ApplicationRequest } from './model';
import { planApplication } from './plan-application';
import type { PolicyFacts } from './policy-facts';
import { signatureFreshMs } from './signature-fresh-ms';

const mostHours = 24;
const hourMs = 3_600 * 1_000;
/** By the clock of whoever confirms, it may be earlier than here, and no emergency lasts longer than 24 hours by it. */
const longestMs = mostHours * hourMs - signatureFreshMs;

/** What somebody needs at once. */
export interface BreakGlassRequest extends Pick<ApplicationRequest, 'client' | 'item' | 'coordinates'> {
  readonly reason: string;
  /** From now on; at most 24, of which the last ten minutes are left for clocks that are off. */
  readonly hours: number;
}

/**
 * The agreement of an emergency, or everything that is wrong with it. A provider opens what is its own, for whoever
 * needs it; what is withheld stays so.
 */
export function planBreakGlass(
  facts: PolicyFacts,
  schema: GraphQLSchema,
  { reason, hours, ...request }: BreakGlassRequest,
  { officer, number, nowMs }: { officer: OfficerContent; number: number; nowMs: number },
):
  | { readonly content: AgreementContent; readonly problems: readonly [] }
  | { readonly problems: readonly ApplicationProblem[] } {
  if (!(hours > 0 && hours <= mostHours)) {
    const message = `\`hours\`: expected more than 0 and at most ${mostHours}, got \`${hours}\``;
    return { problems: [{ code: 'BREAK_GLASS_TOO_LONG', message }] };
  }
  const untilMs = nowMs + Math.min(hours * hourMs, longestMs);
  const [today, until] = [chinaDate(nowMs), chinaDate(untilMs)];
  const application = { ...request, basis: `break-glass: ${reason}`, purpose: reason, perDay: 1, until };
  const planned = planApplication(facts, schema, application, { officer, number, today, forAnybody: true });
  if (planned.problems.length > 0) return { problems: planned.problems };
  if (!('drafts' in planned)) return { problems: [] };
  const foreign = planned.drafts.find(({ content }) => content.provider !== officer.organisation);
  if (foreign) {
    const [coordinate] = foreign.content.grants.flatMap(({ coordinates }) => coordinates);
    const message = `\`${coordinate}\` belongs to \`${foreign.content.provider}\`, whose officers have to open it`;
    return { problems: [{ code: 'NOT_ALLOWED', message }] };
  }
  const [first] = planned.drafts;
  if (!first) {
    return { problems: [{ code: 'INPUT_INVALID', message: 'the client has all of this without asking' }] };
  }
  // Without a quota: the strictest of a consumer counts, and an emergency must not throttle what it had.
  const { quota, ...terms } = first.content;
  const content: AgreementContent = {
    ...terms,
    id: `${planned.item.toLowerCase()}-${officer.organisation}-${planned.consumer}-${number}-emergency`,
    breakGlass: { reason, until: new Date(untilMs).toISOString() },
    grants: planned.drafts.flatMap(({ content: { grants } }) => grants),
  };
  return { content, problems: [] };
}

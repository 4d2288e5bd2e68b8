import type { GraphQLSchema } from 'graphql';
import { defaultForm } from '../engine/compile/default-form';
import { termOf } from '../engine/compile/term-of';
import { chinaMidnightMs } from '../engine/decision/china-date';
import { isInForce } from '../engine/decision/is-in-force';
import type { AgreementContent, GrantContent, ItemContent, OfficerContent } from '../engine/documents';
import { parseForm, printForm } from '../engine/forms';
import { isMask, maskOrder } from '../engine/masks/mask-order';
import { didYouMean } from '../engine/nearest';
import type { ApplicationProblem } from './application-problem';
import { invisibleCoordinates } from './invisible-coordinates';
import type { ApplicationRequest, DraftKind, RequestedCoordinate } from './model';
import { narrowedBy } from './narrowed-by';
import type { PolicyFacts } from './policy-facts';
import { textProblem } from './text-problem';

const nothing: ReadonlySet<string> = new Set();
const longestYears = 5;
const mostCoordinates = 200;
const mostPerDay = 1_000_000_000;

export interface PlannedDraft {
  readonly kind: DraftKind;
  readonly content: AgreementContent;
}

/** What an application comes to, or everything that is wrong with it. */
export type PlannedApplication =
  | {
      readonly drafts: readonly PlannedDraft[];
      /** Unconditional coordinates that the organisation has: in its step, or granted automatically before. */
      readonly already: readonly string[];
      readonly item: string;
      readonly consumer: string;
      readonly problems: readonly [];
    }
  | { readonly problems: readonly [ApplicationProblem, ...ApplicationProblem[]] };

/**
 * Cuts an application into one draft for each provider and kind: what is unconditional for a government organisation
 * that has a step in the item is granted automatically, unless its provider has narrowed or closed it for them; everything
 * else needs the provider's two officers.
 * @param number of the application, a part of the agreements' ids
 * @param today `YYYY-MM-DD` in China
 * @param closed agreements that are switched off
 * @param forAnybody whether the officer may be of another organisation than the client
 */
export function planApplication(
  facts: PolicyFacts,
  schema: GraphQLSchema,
  request: ApplicationRequest,
  {
    officer,
    number,
    today,
    closed = nothing,
    forAnybody = false,
  }: {
    officer: OfficerContent;
    number: number;
    today: string;
    closed?: ReadonlySet<string>;
    forAnybody?: boolean;
  },
): PlannedApplication {
  const problems: ApplicationProblem[] = [];
  const problem = (code: ApplicationProblem['code'], message: string) => void problems.push({ code, message });

  const client = facts.clients.get(request.client);
  const consumer = client && facts.organisations.get(client.organisation);
  if (!client || !consumer) {
    problem(
      'UNKNOWN_CLIENT',
      `there is no client \`${request.client}\`.${didYouMean(request.client, facts.clients.keys())}`,
    );
  } else if (!forAnybody && client.organisation !== officer.organisation) {
    const message = `\`${client.id}\` is a client of \`${client.organisation}\`, and \`${officer.id}\` is of \`${officer.organisation}\``;
    problem('NOT_ALLOWED', `${message}: an officer of the client's organisation applies`);
  }
  const item = itemOf(facts, request.item);
  if (!item) {
    problem(
      'UNKNOWN_ITEM',
      `there is no service item \`${request.item}\`.${didYouMean(request.item, facts.items.keys())}`,
    );
  }
  problems.push(...problemsOfTerms(request, today));
  // To look for what each of very many may have meant takes seconds.
  if (request.coordinates.length <= mostCoordinates)
    problems.push(...request.coordinates.flatMap((each) => problemOfCoordinate(facts, each) ?? []));
  if (consumer && item && problems.length === 0) {
    const asked = request.coordinates.map(({ coordinate }) => coordinate);
    const held = [...heldCoordinates(facts, consumer.id, item), ...asked];
    for (const message of invisibleCoordinates(schema, asked, held)) problem('NOTHING_TO_SEE', message);
    for (const coordinate of asked) {
      const by = forbiddenBy(facts, { coordinate, consumer: consumer.id, item: item.id, today });
      if (by) problem('NOTHING_TO_SEE', by);
    }
  }
  const [first, ...more] = problems;
  if (first || !consumer || !item) return { problems: [first as ApplicationProblem, ...more] };

  const step = item.steps[consumer.id];
  const isUnconditional = ({ coordinate }: RequestedCoordinate) =>
    facts.fields.get(coordinate)?.class === 'unconditional' && consumer.kind === 'government' && step !== undefined;
  const isOpen = (each: RequestedCoordinate) => {
    const provider = facts.fields.get(each.coordinate)?.owner as string;
    const wanted = { coordinate: each.coordinate, provider, consumer: consumer.id, items: [item.id] };
    return isUnconditional(each) && narrowedBy(facts.agreements.values(), wanted, closed) === null;
  };
  const isHeld = (each: RequestedCoordinate) =>
    (isUnconditional(each) && step?.coordinates.includes(each.coordinate) === true) ||
    (isOpen(each) &&
      isGrantedUntil(facts, each.coordinate, { consumer: consumer.id, item: item.id, until: request.until }));

  const groups = new Map<string, { kind: DraftKind; provider: string; coordinates: RequestedCoordinate[] }>();
  for (const each of request.coordinates) {
    if (isHeld(each)) continue;
    const provider = facts.fields.get(each.coordinate)?.owner as string;
    const kind = isOpen(each) ? 'automatic' : 'approval';
    const group = groups.get(`${kind} ${provider}`) ?? { kind, provider, coordinates: [] };
    groups.set(`${kind} ${provider}`, group);
    group.coordinates.push(each);
  }
  const drafts = [...groups.values()].map(({ kind, provider, coordinates }) => {
    const base = `${item.id.toLowerCase()}-${provider}-${consumer.id}-${number}`;
    const content: AgreementContent = {
      id: kind === 'automatic' ? `${base}-open` : base,
      provider,
      consumer: consumer.id,
      items: [item.id],
      legalBasis: request.basis,
      validity: { from: today, to: request.until },
      // The strictest agreement of a consumer and item counts: what nobody asked for must not throttle the rest.
      ...(kind === 'approval' && { quota: { perDay: request.perDay } }),
      approvedBy: [],
      status: 'active',
      grants: grantsOf(facts, coordinates),
    };
    return { kind, content };
  });
  const already = request.coordinates.filter(isHeld).map(({ coordinate }) => coordinate);
  return { drafts, already, item: item.id, consumer: consumer.id, problems: [] };
}

/** Why a grant would show nothing: forbids beat grants, so two officers would sign for naught. */
function forbiddenBy(
  { agreements }: PolicyFacts,
  asked: { readonly coordinate: string; readonly consumer: string; readonly item: string; readonly today: string },
): string | null {
  const { coordinate, consumer, item, today } = asked;
  const forbidding = [...agreements.values()].find(
    (each) =>
      each.consumer === consumer &&
      each.items.includes(item) &&
      each.forbids?.includes(coordinate) &&
      isInForce(termOf(each), chinaMidnightMs(today), null),
  );
  if (!forbidding) return null;
  const { id, provider } = forbidding;
  return (
    `\`${coordinate}\` is forbidden to \`${consumer}\` under ${item} by agreement \`${id}\`, which beats every grant: ` +
    `\`${provider}\` has to take it out of \`forbids\` first`
  );
}

/** Whether an agreement that is not narrowed grants it for as long: another one would say nothing new. */
function isGrantedUntil(
  { agreements }: PolicyFacts,
  coordinate: string,
  { consumer, item, until }: { consumer: string; item: string; until: string },
): boolean {
  return [...agreements.values()].some(
    (each) =>
      each.consumer === consumer &&
      each.items.includes(item) &&
      each.breakGlass === undefined &&
      each.validity.to >= until &&
      each.grants.some(({ coordinates }) => coordinates.includes(coordinate)),
  );
}

function itemOf({ items }: PolicyFacts, idOrCode: string): ItemContent | undefined {
  return items.get(idOrCode) ?? [...items.values()].find(({ code }) => code === idOrCode);
}

function problemsOfTerms({ coordinates, basis, purpose, perDay, until }: ApplicationRequest, today: string) {
  const problems: ApplicationProblem[] = [];
  const invalid = (message: string) => void problems.push({ code: 'INPUT_INVALID', message });
  if (coordinates.length === 0 || coordinates.length > mostCoordinates) {
    invalid(`\`coordinates\`: expected 1 to ${mostCoordinates}, got ${coordinates.length}`);
  }
  const twice = coordinates.find(
    (each, index) => coordinates.findIndex((other) => other.coordinate === each.coordinate) < index,
  );
  if (twice) invalid(`\`${twice.coordinate}\` is asked for twice`);
  for (const [name, text] of Object.entries({ basis, purpose })) {
    const wrong = textProblem(name, text);
    if (wrong) invalid(wrong);
  }
  if (!Number.isInteger(perDay) || perDay < 1 || perDay > mostPerDay) {
    invalid(`\`perDay\`: expected 1 to ${mostPerDay} requests a day, got \`${perDay}\``);
  }
  const latest = `${Number(today.slice(0, 4)) + longestYears}${today.slice(4)}`;
  if (!isDate(until) || until < today || until > latest) {
    invalid(`\`until\`: expected a day from ${today} to ${latest}, got \`${until}\``);
  }
  return problems;
}

function problemOfCoordinate(
  { fields }: PolicyFacts,
  { coordinate, form }: RequestedCoordinate,
): ApplicationProblem | null {
  const field = fields.get(coordinate);
  if (!field) {
    const message = `\`${coordinate}\` is not in the catalogue.${didYouMean(coordinate, fields.keys())}`;
    return { code: 'UNKNOWN_COORDINATE', message };
  }
  if (field.class === 'withheld') {
    const message = `\`${coordinate}\` is withheld and cannot be applied for: ${field.legalBasis ?? 'no basis is stated'}`;
    return { code: 'WITHHELD', message };
  }
  const parsed = form === undefined ? defaultForm(field) : parseForm(form);
  if (parsed && (parsed.kind !== 'mask' || isMask(parsed.mask))) return null;
  const masks = Object.keys(maskOrder).join(', ');
  const message = `the form \`${form}\` of \`${coordinate}\`: expected \`full\` or \`mask(<name>)\` with one of ${masks}`;
  return { code: 'FORM_INVALID', message };
}

/** What the consumer has under the item already: its step, and agreements that are not over. */
function heldCoordinates({ agreements }: PolicyFacts, consumer: string, item: ItemContent): string[] {
  const granted = [...agreements.values()]
    .filter((each) => each.consumer === consumer && each.items.includes(item.id) && each.status === 'active')
    .flatMap(({ grants }) => grants.flatMap(({ coordinates }) => coordinates));
  return [...(item.steps[consumer]?.coordinates ?? []), ...granted];
}

/** Coordinates of one form in one grant, the form always written out: defaults may change, what was approved not. */
function grantsOf({ fields }: PolicyFacts, coordinates: readonly RequestedCoordinate[]): GrantContent[] {
  const byForm = new Map<string, string[]>();
  for (const { coordinate, form } of coordinates) {
    const text = form ?? printForm(defaultForm(fields.get(coordinate) ?? {}));
    byForm.set(text, [...(byForm.get(text) ?? []), coordinate]);
  }
  return [...byForm].map(([form, members]) => ({ coordinates: members, form }));
}

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

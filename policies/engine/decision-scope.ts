import { dependsOnRequest } from './decision/depends-on-request';
import { shareOf } from './decision/shares';
import type { CompiledPolicy, ShareRequest } from './model';

/**
 * What decisions on fields without arguments, and without rules that read the request or rows, depend on, besides the
 * policy's revision, the operation and time: requests with equal scopes get equal decisions there, as long as `decisionSpan` says.
 */
export function decisionScope({ client, organisation, item, consent, case: number }: ShareRequest): string {
  const ofItem = item !== null && number?.startsWith(item) === true;
  return JSON.stringify([
    client,
    organisation,
    item,
    ofItem,
    consent && [consent.item, consent.coordinates, consent.expiresAtMs],
  ]);
}

/** Whether rules of agreements on this coordinate read the request or rows: then each request is decided anew. */
export function hasRules({ index }: CompiledPolicy, request: ShareRequest, coordinate: string): boolean {
  return shareOf(index, request, coordinate)?.grants.some(dependsOnRequest) ?? false;
}

/** A span of time within which time alone changes no decision on the coordinates. Milliseconds since the epoch. */
export interface DecisionSpan {
  /** Included. */
  readonly sinceMs: number;
  /** Excluded. */
  readonly untilMs: number;
}

/** The span around a request's moment: no term of an agreement and no consent begins or ends within it. */
export function decisionSpan(
  { index }: CompiledPolicy,
  request: ShareRequest,
  coordinates: Iterable<string>,
): DecisionSpan {
  const moments = [request.consent?.expiresAtMs ?? Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const coordinate of coordinates) {
    const share = shareOf(index, request, coordinate);
    for (const { term } of [...(share?.grants ?? []), ...(share?.forbids ?? [])]) {
      if (term) moments.push(term.fromMs, term.untilMs);
    }
  }
  return {
    sinceMs: Math.max(...moments.filter((moment) => moment <= request.nowMs)),
    untilMs: Math.min(...moments.filter((moment) => moment > request.nowMs)),
  };
}

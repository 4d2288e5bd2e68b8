import { RequestError } from './errors/request-error';
import type { ResponseTree } from './execute/model';
import type { HttpRequest } from './http/model';
import type { Stages, Work } from './pipeline';
import type { InternalOperation } from './share/model';

/** What was decided, and what came of it. */
export interface Done {
  readonly work: Work;
  readonly tree: ResponseTree;
}

/**
 * Decides anew under the live policy what was decided under one that has ended. Where departments would be asked for
 * the same, their answers are shown as the new decision wants them; else a query is executed again. What a mutation did
 * cannot be undone and is not done twice: its data is shown as far as the new decision allows what was fetched, and that
 * this application has no time left for what is new here is no reason to say that it was not done.
 * Rejects with `RequestError`: `POLICY_CHANGED` for a mutation whose data no longer fits, and as the stages do.
 */
export function createRenewal(
  stages: Pick<Stages, 'policy' | 'operation' | 'share' | 'plan' | 'admit' | 'execute'>,
): (done: Done, request: HttpRequest) => Promise<Done> {
  return async ({ work: before, tree }, request) => {
    const { parameters, consumer } = before;
    const policy = stages.policy();
    const operation = stages.operation(parameters, consumer, policy);
    const decision = stages.share(operation, consumer, policy, true);
    const work: Work = { parameters, consumer, operation, decision };
    const [wanted, fetched] = [decision.prepared.operation, before.decision.prepared.operation];
    if (asksTheSame(wanted, fetched)) return { work, tree };
    if (fetched?.kind === 'mutation') {
      if (isWithin(wanted, fetched)) return { work, tree };
      throw new RequestError('POLICY_CHANGED');
    }
    const plan = stages.plan(decision);
    await stages.admit(decision, request);
    const again = await stages.execute(plan, work, request);
    // Departments were asked the first time too, and the record says so.
    return { work, tree: { ...again, calls: [...tree.calls, ...again.calls] } };
  };
}

function asksTheSame(one: InternalOperation | null, other: InternalOperation | null): boolean {
  if (one === other) return true;
  if (!one || !other || one.text !== other.text || one.variables.size !== other.variables.size) return false;
  return [...one.variables].every(([name, source]) => other.variables.get(name) === source);
}

function isWithin(wanted: InternalOperation | null, { coordinates }: InternalOperation): boolean {
  return [...(wanted?.coordinates ?? [])].every((coordinate) => coordinates.has(coordinate));
}

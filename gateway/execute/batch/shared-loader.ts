import type { VaryBy } from '../../../policies/engine/model';
import type { CallResult } from '../call-department';
import type { Caller } from '../caller';
import type { CompiledFetch } from '../compiled-fetch';
import type { Departments } from '../department';
import type { EntityAnswer } from '../entity-answer';
import type { EntityLoad } from '../entity-loads';
import type { Loader } from '../loader';
import { variablesText } from '../variables-text';
import { callOwnEntities } from './call-own-entities';
import { callOwnRoot } from './call-own-root';
import { CallersAlone } from './callers-alone';
import { type CombinedFetch, combineFetches } from './combine-fetches';
import { EntityGathering } from './entity-gathering';
import { Flights } from './flights';
import { Lanes, type LanesOptions } from './lanes';
import { lookUpFetch } from './look-up-fetch';
import { RootGathering } from './root-gathering';
import { shareKey } from './share-key';

export interface SharedLoaderOptions extends LanesOptions {
  /** Representations in one call. */
  readonly mostGroups: number;
}

/**
 * Gathers what all executions ask for: representations of one selection in one `_entities`, look-ups by key in one text
 * with numbered aliases, equal root fetches in one call. Who may share is decided by the owners of the fields
 * (`Sharing`), and only `shareKey` says who asks for the same. Mutations and callers without sharing rules stay alone, and
 * so does the first of a consumer where nothing is shared between consumers: it would wait for nobody.
 */
export function sharedLoader(departments: Departments, options: SharedLoaderOptions): Loader {
  const entityLanes = new Lanes<EntityGathering>(options);
  const rootLanes = new Lanes<RootGathering>(options);
  const flights = new Flights();
  const alone = new CallersAlone();

  /** Notes the call of a caller who may share with its own consumer only, and whether it can share with anybody now. */
  const noted = <Answer>(caller: Caller, direct: () => Promise<Answer>, gather: () => Promise<Answer>) => {
    const answer = alone.enter(caller) ? direct() : gather();
    const leave = (): void => alone.leave(caller);
    answer.then(leave, leave);
    return answer;
  };

  // Both are `async` so that whatever they throw reaches those who wait, and nobody is counted as asking for ever.
  const gatherRoot = async (
    fetch: CompiledFetch,
    caller: Caller,
    varyBy: VaryBy,
    revision: string,
  ): Promise<CallResult> => {
    const { prepared, selection } = fetch;
    const variables = variablesText(prepared.variableNames, caller.variables);
    const { member } = caller;
    const key = shareKey({ revision, selection, variables, representation: null, varyBy, member });
    const flight = flights.find(key, caller);
    // Look-ups of other keys may travel along.
    const others = variables !== '' && lookUpFetch(fetch) !== null;
    const lane = others ? shareKey({ revision, selection, variables: '', representation: null, varyBy, member }) : key;
    const open = () => new RootGathering(departments, fetch, flights);
    const gathering = flight ? open() : rootLanes.gathering(lane, (one) => one.fits(key), open);
    return gathering.join(key, variables, caller, flight);
  };

  const gatherEntities = async (
    combined: CombinedFetch,
    loads: readonly EntityLoad[],
    caller: Caller,
    varyBy: VaryBy,
    revision: string,
  ): Promise<readonly EntityAnswer[]> => {
    const variables = variablesText(combined.variableNames, caller.variables);
    const { selection } = combined;
    const key = shareKey({ revision, selection, variables, representation: null, varyBy, member: caller.member });
    const open = () => new EntityGathering(departments, combined, variables, options.mostGroups);
    return entityLanes.gathering(key, () => true, open).join(loads, caller);
  };

  return {
    root(fetch, caller) {
      const { prepared } = fetch;
      const { sharing } = caller;
      if (prepared.operationKind === 'mutation') {
        return callOwnRoot(departments, fetch, caller).finally(() => flights.leaveBehind());
      }
      if (!sharing) return callOwnRoot(departments, fetch, caller);
      const { varyBy } = sharing.of(prepared.coordinates);
      const gather = () => gatherRoot(fetch, caller, varyBy, sharing.revision);
      return betweenConsumers(varyBy) ? gather() : noted(caller, () => callOwnRoot(departments, fetch, caller), gather);
    },
    entities(loads, caller) {
      const { sharing } = caller;
      const [first, ...more] = loads;
      if (!first) return Promise.resolve([]);
      const combined = combineFetches([first.fetch, ...more.map(({ fetch }) => fetch)]);
      if (!sharing || !combined) return callOwnEntities(departments, loads, caller);
      const { varyBy } = sharing.of(combined.fetch.coordinates);
      const gather = () => gatherEntities(combined, loads, caller, varyBy, sharing.revision);
      if (betweenConsumers(varyBy)) return gather();
      return noted(caller, () => callOwnEntities(departments, loads, caller), gather);
    },
  };
}

/** Whether callers of other consumers may be given the same answer. */
function betweenConsumers(varyBy: VaryBy): boolean {
  return varyBy === 'nothing' || varyBy === 'item';
}

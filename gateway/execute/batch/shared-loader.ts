import type { Departments } from '../department';
import type { Loader } from '../loader';
import { variablesText } from '../variables-text';
import { callOwnEntities } from './call-own-entities';
import { callOwnRoot } from './call-own-root';
import { combineFetches } from './combine-fetches';
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
 * (`Sharing`), and only `shareKey` says who asks for the same. Mutations and callers without sharing rules stay alone.
 */
export function sharedLoader(departments: Departments, options: SharedLoaderOptions): Loader {
  const entityLanes = new Lanes<EntityGathering>(options);
  const rootLanes = new Lanes<RootGathering>(options);
  const flights = new Flights();
  return {
    async root(fetch, caller) {
      const { prepared, selection } = fetch;
      const { sharing, member } = caller;
      if (prepared.operationKind === 'mutation') {
        return callOwnRoot(departments, fetch, caller).finally(() => flights.leaveBehind());
      }
      if (!sharing) return callOwnRoot(departments, fetch, caller);
      const { varyBy } = sharing.of(prepared.coordinates);
      const variables = variablesText(prepared.variableNames, caller.variables);
      const parts = { revision: sharing.revision, selection, representation: null, varyBy, member };
      const key = shareKey({ ...parts, variables });
      const flight = flights.find(key, caller);
      // Look-ups of other keys may travel along.
      const lane = variables !== '' && lookUpFetch(fetch) ? shareKey({ ...parts, variables: '' }) : key;
      const open = () => new RootGathering(departments, fetch, flights);
      const gathering = flight ? open() : rootLanes.gathering(lane, (one) => one.fits(key), open);
      return gathering.join(key, variables, caller, flight);
    },
    async entities(loads, caller) {
      const { sharing, member } = caller;
      const [first, ...more] = loads;
      if (!first) return [];
      const combined = combineFetches([first.fetch, ...more.map(({ fetch }) => fetch)]);
      if (!sharing || !combined) return callOwnEntities(departments, loads, caller);
      const { varyBy } = sharing.of(combined.fetch.coordinates);
      const variables = variablesText(combined.variableNames, caller.variables);
      const { selection } = combined;
      const key = shareKey({ revision: sharing.revision, selection, variables, representation: null, varyBy, member });
      const open = () => new EntityGathering(departments, combined, variables, options.mostGroups);
      return entityLanes.gathering(key, () => true, open).join(loads, caller);
    },
  };
}

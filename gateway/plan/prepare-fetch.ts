import type { FetchNode } from '@apollo/query-planner';
import { type FieldNode, type GraphQLSchema, Kind, parse, print, stripIgnoredCharacters } from 'graphql';
import { answeredEntities } from './answered-entities';
import { echoKeys } from './echo-keys';
import { entityEntries } from './entity-entries';
import { fetchCoordinates } from './fetch-coordinates';
import type { PreparedFetch } from './model';
import type { SubgraphTypes } from './subgraph-types';
import { suppliedFields } from './supplied-fields';

/**
 * Makes a fetch of a query plan ready to be sent: keys echoed, coordinates named, the shape of its answer known.
 * Throws `Error` for what a plan of ours cannot hold (subscriptions, an entity without a usable key).
 */
export function prepareFetch(
  fetch: FetchNode,
  subgraph: SubgraphTypes,
  { full, echoed }: { readonly full: GraphQLSchema; readonly echoed: boolean },
): PreparedFetch {
  if (fetch.operationKind === 'subscription') throw new Error('a plan with subscriptions is not supported');
  const entries = fetch.requires ? entityEntries(fetch, subgraph, { full, echoed }) : [];
  const planned = parse(fetch.operation, { noLocation: true });
  const document = echoed ? echoKeys(planned, entries) : planned;
  const [definition] = planned.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected a fetch to start with its operation');
  const { selections } = definition.selectionSet;
  const entities = selections.find(
    (node): node is FieldNode => node.kind === Kind.FIELD && node.name.value === '_entities',
  );
  const root = subgraph.schema.getRootType(definition.operation)?.name ?? null;
  const supplies = suppliedFields(
    (fetch.requires ? entities?.selectionSet?.selections : selections) ?? [],
    fetch.requires ? null : root,
    { subgraph, full },
    fetch.outputRewrites ?? [],
  );
  return {
    subgraph: fetch.serviceName,
    document: stripIgnoredCharacters(print(document)),
    operationName: fetch.operationName ?? null,
    operationKind: fetch.operationKind,
    variableNames: fetch.variableUsages ?? [],
    coordinates: fetchCoordinates(document, subgraph.schema),
    supplies,
    entities: answeredEntities(fetch.requires ? [] : selections, supplies, subgraph),
    entries,
  };
}

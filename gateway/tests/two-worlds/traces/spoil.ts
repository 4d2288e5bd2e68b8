import type { Random } from '../../../../schema/testing/random';
import type { RandomOperation } from './random-operation';

type Spoil = (operation: RandomOperation, random: Random) => RandomOperation;

const spoils: readonly Spoil[] = [
  ({ query, variables }) => ({ query: query.replace(/\}\s*$/, ''), variables }),
  ({ query, variables }) => ({ query: query.replace('__typename', 'nosuchfield'), variables }),
  ({ query, variables }) => ({ query: query.replace(/\{ (\w)/, '{ nosuchfield $1'), variables }),
  ({ query }) => ({ query, variables: {} }),
  ({ query, variables }) => ({ query, variables: { ...variables, v0: { not: 'this' } } }),
  ({ query, variables }) => ({ query, variables: { ...variables, stranger: 1 } }),
  ({ query, variables }) => ({ query: query.replace('query Q', 'mutation Q'), variables }),
  ({ query, variables }) => ({ query: `${query} query R { __typename }`, variables }),
  ({ query, variables }) => ({ query: query.replace('{', '{ __schema { queryType { name } }'), variables }),
  ({ query, variables }) => ({ query: query.replace(/first: \d+/g, 'first: -1'), variables }),
  (_, random) => ({ query: `{ ${'a: __typename '.repeat(random.below(3))}`.padEnd(40, ' x'), variables: {} }),
  () => ({ query: '{ __typename }', variables: {} }),
];

/** An operation as a careless or a hostile client sends it. */
export function spoil(operation: RandomOperation, random: Random): RandomOperation {
  return random.pick(spoils)(operation, random);
}

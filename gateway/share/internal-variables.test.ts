import { openPolicy } from '../../policies/engine/open-policy';
import { createPrepareOperation } from '../operation/prepare-operation';
import { library } from '../tests/reference/library/library';
import { internalValues } from './internal-values';
import type { InternalOperation } from './model';
import { createShare } from './share';

const { graph } = library();
const limits = { maxTokens: 4_000, maxDepth: 15, maxAliases: 100, maxRootFields: 20, maxCost: 1_000_000 };
const prepare = createPrepareOperation({ schema: graph.api, limits });
const consumer = {
  client: 'any',
  organisation: 'open',
  division: null,
  operator: null,
  roles: [],
  item: null,
  case: null,
  consent: null,
};

/** What is planned of a text, and the values of its variables. */
function internal(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const rest = { operationName: null, extensions: {}, readOnly: false, mediaType: 'application/json' } as const;
  const operation = prepare({ query, variables, ...rest }, { client: 'any', mayIntrospect: true });
  const share = createShare({ graph, clock: { now: () => 0 } });
  const planned = share(operation, consumer, openPolicy()).prepared.operation as InternalOperation;
  return { text: planned.text, values: internalValues(planned, operation.variables) };
}

test('operations that differ in the names and the order of their variables only are one operation', () => {
  const one = internal('query ($a: ID!, $b: Int) { book(id: $a) { reviews(first: $b) { stars } } }', { a: 'b1', b: 2 });
  const other = internal(
    'query Q($b: Int, $representations: ID!) { book(id: $representations) { reviews(first: $b) { stars } } }',
    {
      b: 3,
      representations: 'b2',
    },
  );
  expect(other.text).toBe(one.text);
  expect([one.values, other.values]).toEqual([
    { v0: 'b1', v1: 2 },
    { v0: 'b2', v1: 3 },
  ]);
});

test('the order in which arguments are given says nothing', () => {
  const one = internal('query ($t: String!, $n: Int) { search(text: $t, first: $n) { __typename } }', { t: 'x', n: 1 });
  const other = internal('query ($t: String!, $n: Int) { search(first: $n, text: $t) { __typename } }', {
    t: 'x',
    n: 1,
  });
  expect(other).toEqual(one);
  expect(one.values).toEqual({ v0: 1, v1: 'x' });
});

test('no name of the client is left, and one variable stays one', () => {
  const { text, values } = internal(
    'query ($representations: String!, $n: Int = 3) { search(text: $representations, first: $n) { __typename ... on Person { friends(first: $n) { name } } } }',
    { representations: 'x' },
  );
  expect(text).toMatch(/^query\(\$v0: Int = 3, \$v1: String!\) /);
  expect(text).toMatch(/search\(first: \$v0, text: \$v1\)/);
  expect(text).toMatch(/friends\(first: \$v0\)/);
  expect(text).not.toMatch(/representations|\$n/);
  expect(values).toEqual({ v0: 3, v1: 'x' });
});

test('variables that were not given stay absent; those that nothing asks for are not declared', () => {
  const { text, values } = internal(
    'query ($id: ID!, $first: Int, $b: Boolean!) { book(id: $id) { reviews(first: $first) { stars @skip(if: $b) body } } }',
    {
      id: 'b1',
      b: true,
    },
  );
  expect(text).toMatch(/^query\(\$v0: ID!, \$v1: Int\) /);
  expect(values).toEqual({ v0: 'b1' });
});

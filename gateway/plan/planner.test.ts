import { prettyFormatQueryPlan } from '@apollo/query-planner';
import { compose } from '../../schema/composition/compose';
import { loadGraph } from '../../schema/supergraph';
import { withLink } from '../tests/federation/open-gateway';
import { graphs } from '../tests/federation/synthetic/graphs';
import { library } from '../tests/reference/library/library';
import { createPlanner } from './planner';

const { graph } = library();
const planner = createPlanner(graph);

/** Of each fetch of the plan. */
function prepared(text: string) {
  return [...planner(text).fetches.values()];
}

test('a plan says for each fetch what is sent, what it may ask, and what echoes the key', () => {
  const plan = planner(
    'query ($id: ID!) { book_1: book(id: $id) { title reviews_2: reviews(first: 2) { stars author { mail } } freight_1: freight shelf { capacity } } }',
  );
  expect(prettyFormatQueryPlan(plan.queryPlan)).toMatchSnapshot();
  expect(
    [...plan.fetches.values()].map(({ subgraph, document, variableNames, coordinates }) => ({
      subgraph,
      document,
      variableNames,
      coordinates,
    })),
  ).toMatchSnapshot();
});

test('every entity fetch echoes type and key, nested keys included, under names of no field', () => {
  const documents = prepared('{ shelf_1: shelf(place: { code: "R1", number: 1 }) { capacity keeper { name } } }').map(
    ({ document }) => document,
  );
  expect(documents[1]).toContain('_key___typename:__typename');
  expect(documents[1]).toContain('...on Shelf{_key_room:room{code floor}_key_number:number}');
  expect(documents[2]).toContain('...on Person{_key_pid:pid}');
});

test('two entity types of one fetch echo their keys under different names', () => {
  const fetch = prepared(
    '{ medias_4: medias(first: 4) { __typename ... on Book { rating } ... on Film { rating } } }',
  )[1];
  expect(fetch?.entries.map(({ typeName, key }) => [typeName, key[0]?.alias])).toEqual([
    ['Book', '_key_id'],
    ['Film', '_key1_id'],
  ]);
});

test('the key is the one that the department has and the plan provides', () => {
  // Shipping knows books by ISBN only, and gets weight and size beside it.
  const fetch = prepared('{ book_1: book(id: "b1") { freight_1: freight } }').find(
    ({ subgraph }) => subgraph === 'shipping',
  );
  expect(fetch?.entries[0]?.key.map(({ name }) => name)).toEqual(['isbn']);
  expect(fetch?.supplies.map(({ name, inputs }) => [name, [...inputs]])).toEqual([['freight_1', ['weight', 'size']]]);
});

test('coordinates are those of the department’s schema, the echoed keys among them', () => {
  const [first, second] = prepared(
    '{ me { name reviews_1: reviews(first: 1) { __typename body subject { __typename ... on Book { id } } } } }',
  );
  expect(first?.coordinates).toEqual(['Person.name', 'Person.pid', 'Query.me']);
  expect(second?.coordinates).toEqual(['Book.id', 'Person.pid', 'Person.reviews', 'Review.body', 'Review.subject']);
});

test('fields that do not merge get their names back', () => {
  // `format` is an enum of books and a text of films.
  const fetch = prepared(
    '{ medias_4: medias(first: 4) { __typename ... on Book { format: format } ... on Film { format } } }',
  )[0];
  const names = fetch?.supplies[0]?.fields.map(({ responseName, name }) => [responseName, name]);
  expect(names).toEqual(
    expect.arrayContaining([
      ['format', 'format'],
      ['format__alias_0', 'format'],
    ]),
  );
});

test('plans are kept by text and operation name, up to a maximum', () => {
  const small = createPlanner(graph, { maxPlans: 2 });
  const plan = small('{ me { name } }');
  expect(small('{ me { name } }')).toBe(plan);
  small('{ me { nick } }');
  small('{ me { mail } }');
  expect(small('{ me { name } }')).not.toBe(plan);
  const two = 'query A { me { name } } query B { topReviews_1: topReviews(first: 1) { stars } }';
  expect([...small(two, 'A').fetches.values()][0]?.subgraph).toBe('people');
  expect([...small(two, 'B').fetches.values()][0]?.subgraph).toBe('reviews');
});

test('hidden fields can be planned, because rules read them', () => {
  expect(graph.api.getType('Book')).not.toHaveProperty('_fields.secret');
  expect(prepared('{ book_1: book(id: "b1") { secret } }')[0]?.coordinates).toContain('Book.secret');
});

test('an operation that asks for nothing but the name of the root type is planned without a fetch', () => {
  expect(planner('{ __typename }').fetches.size).toBe(0);
});

test('an operation with too many ways to one of its fields is refused and holds nobody', () => {
  const named = Object.entries(graphs[2] ?? {}).map(([name, sdl]) => ({ name, sdl: withLink(sdl) }));
  const accounts = createPlanner(loadGraph(compose(named), { checked: false }));
  const nested = (depth: number): string =>
    depth === 0
      ? '{ greeting mail name id }'
      : `{ __typename id friend ${nested(depth - 1)} ... on Admin { boss ${nested(depth - 1)} } }`;
  expect(() => accounts(`{ named ${nested(5)} }`)).toThrow(expect.objectContaining({ code: 'NO_PLAN' }));
});

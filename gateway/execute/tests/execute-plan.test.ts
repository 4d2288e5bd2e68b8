import { runLibrary } from '../../tests/reference/run-library';
import { fieldFaults } from '../field-faults';
import { FieldFault } from '../model';

describe('errors', () => {
  test('of a root fetch stand at each field that it would have supplied', async () => {
    const { shown } = await runLibrary(
      '{ me { name } person_2: person(pid: "p2") { name } topReviews_1: topReviews(first: 1) { stars } }',
      {
        tamper: (answer, { fetch }) => (fetch.subgraph === 'people' ? fieldFaults.DEPARTMENT_UNAVAILABLE : answer),
      },
    );
    expect(shown).toEqual({
      me: 'DEPARTMENT_UNAVAILABLE',
      person_2: 'DEPARTMENT_UNAVAILABLE',
      topReviews_1: [{ stars: 1 }],
    });
  });

  test('take the place of the null at the end of their path, list positions included', async () => {
    const { shown } = await runLibrary(
      '{ people_3: people(first: 3) { name nick } topReviews_2: topReviews(first: 2) { stars } }',
      {
        tamper: (answer, { fetch }) =>
          fetch.subgraph === 'people'
            ? {
                data: { people_3: [{ __typename: 'Person', pid: 'p1', name: 'a', nick: null }, null, null] },
                errors: [
                  { path: ['people_3', 0, 'nick'] },
                  { path: ['people_3', 1] },
                  { path: ['people_3', 2, 'name'] },
                ],
              }
            : answer,
      },
    );
    expect(shown).toMatchObject({
      people_3: [{ name: 'a', nick: 'DEPARTMENT_ERROR' }, 'DEPARTMENT_ERROR', 'DEPARTMENT_ERROR'],
    });
  });

  test('fault every root field when the department gives no data at all', async () => {
    const { shown } = await runLibrary('{ me { name } person_2: person(pid: "p2") { name } }', {
      tamper: () => ({ data: null, errors: [{ path: ['me'], extensions: { code: 'UNAUTHENTICATED' } }] }),
    });
    expect(shown).toEqual({ me: 'DEPARTMENT_REFUSED', person_2: 'DEPARTMENT_REFUSED' });
  });

  test('of an input are errors of what is computed from it, and of nothing else in the same call', async () => {
    const { shown } = await runLibrary('{ person_2: person(pid: "p2") { depot { city } home { zip } } }', {
      tamper: (answer, { fetch }) =>
        fetch.subgraph === 'people'
          ? {
              data: { person_2: { __typename: 'Person', pid: 'p2', mail: null, age: 3 } },
              errors: [{ path: ['person_2', 'mail'] }],
            }
          : answer,
    });
    expect(shown).toMatchObject({ person_2: { depot: 'DEPARTMENT_ERROR', home: { zip: 'z2' } } });
  });

  test('of a key are errors of all that the key would have found', async () => {
    const { shown, requests } = await runLibrary(
      '{ person_2: person(pid: "p2") { reviews_1: reviews(first: 1) { id } } }',
      {
        tamper: () => ({ data: { person_2: { __typename: 'Person', pid: 12.5 } } }),
      },
    );
    expect(requests).toHaveLength(1);
    expect(shown).toMatchObject({ person_2: { reviews_1: 'DEPARTMENT_ANSWER_INVALID' } });
  });
});

test('an entity whose key is null is asked for nowhere', async () => {
  const { shown, requests } = await runLibrary(
    '{ person_2: person(pid: "p2") { reviews_1: reviews(first: 1) { id } } }',
    {
      tamper: () => ({ data: { person_2: { __typename: 'Person', pid: null } } }),
    },
  );
  expect(requests).toHaveLength(1);
  expect(shown).toEqual({ person_2: { __typename: 'Person', pid: null } });
});

describe('an answer that does not fit', () => {
  const root = async (data: unknown) =>
    (await runLibrary('{ me { name age homes { city } } }', { tamper: () => ({ data }) })).shown;
  const invalid = 'DEPARTMENT_ANSWER_INVALID';

  test.each([
    ['nothing', undefined, { me: invalid }],
    ['a list for data', [1], { me: invalid }],
    ['a text for an object', { me: 'x' }, { me: invalid }],
    ['a list for an object', { me: [{}] }, { me: invalid }],
    ['an object for a list', { me: { name: 'a', age: 1, homes: {} } }, { me: { name: 'a', age: 1, homes: invalid } }],
    ['an object for a text', { me: { name: {}, age: 1, homes: null } }, { me: { name: invalid, age: 1, homes: null } }],
    [
      'a fraction for an integer',
      { me: { name: 'a', age: 1.5, homes: null } },
      { me: { name: 'a', age: invalid, homes: null } },
    ],
    ['a field left out', { me: { name: 'a', homes: null } }, { me: { name: 'a', age: invalid, homes: null } }],
    [
      'a number in a list of objects',
      { me: { name: 'a', age: 1, homes: [7, null] } },
      { me: { name: 'a', age: 1, homes: [invalid, null] } },
    ],
  ])('is a fault where %s stands', async (_, data, expected) => {
    expect(await root(data)).toEqual(expected);
  });

  test('brings nothing that was not asked for, prototypes included', async () => {
    const data = JSON.parse(
      '{"me": {"name": "a", "age": 1, "homes": null, "mail": "x", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}',
    );
    const tree = await runLibrary('{ me { name age homes { city } } }', { tamper: () => ({ data }) });
    expect(tree.shown).toEqual({ me: { name: 'a', age: 1, homes: null } });
    for (const object of [tree.data, tree.data['me']]) {
      const inherited = Object.getPrototypeOf(object);
      expect(Reflect.ownKeys(inherited)).toEqual([]);
      expect(Object.isFrozen(inherited)).toBe(true);
      expect(Object.getPrototypeOf(inherited)).toBeNull();
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('is a fault where a type stands that cannot', async () => {
    const { shown } = await runLibrary('{ media_1: media(id: "b1") { __typename title } }', {
      tamper: () => ({ data: { media_1: { __typename: 'Person', title: 'x' } } }),
    });
    expect(shown).toEqual({ media_1: invalid });
  });

  test('is a fault where two departments disagree on how long a list is', async () => {
    const { shown } = await runLibrary('{ person_2: person(pid: "p2") { homes { street zip } } }', {
      worldSeed: 3,
      tamper: (_, { fetch }) =>
        fetch.subgraph === 'people'
          ? { data: { person_2: { __typename: 'Person', pid: 'p2', homes: [{ street: 'a' }] } } }
          : {
              data: { _entities: [{ _key___typename: 'Person', _key_pid: 'p2', homes: [{ zip: '1' }, { zip: '2' }] }] },
            },
    });
    expect(shown).toMatchObject({ person_2: { homes: [{ street: 'a', zip: invalid }] } });
  });
});

test('a value that stands where a parallel fetch failed keeps the fault for what it lacks', async () => {
  for (const late of ['people', 'shipping']) {
    const { shown } = await runLibrary(
      '{ shelf_x: shelf(place: { code: "R1", floor: 1, number: 3 }) { keeper { home { street zip } } } }',
      {
        tamper: async (answer, { fetch }) => {
          if (fetch.subgraph === late) await new Promise((resolve) => setImmediate(resolve));
          return fetch.subgraph === 'people' ? fieldFaults.DEPARTMENT_TIMEOUT : answer;
        },
      },
    );
    expect(shown).toMatchObject({ shelf_x: { keeper: { home: { street: 'DEPARTMENT_TIMEOUT', zip: 'z2' } } } });
  }
});

test('mutations run one after the other, and go on after one that failed', async () => {
  const text =
    'mutation { rename_0: rename(id: "b1", title: "x") { title } befriend_1: befriend(pid: "p1", friend: "p3") { best { name } } rename_2: rename(id: "b1", title: "y") { title } }';
  const { shown, requests } = await runLibrary(text);
  expect(shown).toMatchObject({
    rename_0: { title: 'x' },
    befriend_1: { best: { name: 'name 3' } },
    rename_2: { title: 'y' },
  });
  expect(requests.map(({ fetch }) => [fetch.subgraph, fetch.operationKind])).toEqual([
    ['catalog', 'mutation'],
    ['people', 'mutation'],
    ['catalog', 'mutation'],
  ]);
  const failed = await runLibrary(text, {
    tamper: (answer, { fetch }) => (fetch.subgraph === 'people' ? fieldFaults.DEPARTMENT_ERROR : answer),
  });
  expect(failed.shown).toMatchObject({ befriend_1: 'DEPARTMENT_ERROR', rename_2: { title: 'y' } });
});

test('conditions of the plan are read from the variables', async () => {
  const text =
    'query ($more: Boolean!) { me { pid ... on Person @include(if: $more) { reviews_1: reviews(first: 1) { stars } } } }';
  expect((await runLibrary(text, { variables: { more: true } })).requests).toHaveLength(2);
  const without = await runLibrary(text, { variables: { more: false } });
  expect(without.requests).toHaveLength(1);
  expect(without.shown).toEqual({ me: { pid: 'p1' } });
});

test('a call gets the variables that its text uses, and no others', async () => {
  const text =
    'query ($pid: ID!, $code: String!) { person_v: person(pid: $pid) { name reviews_1: reviews(first: 1) { id } } shelf_v: shelf(place: { code: $code, number: 1 }) { number } }';
  const { requests } = await runLibrary(text, { variables: { pid: 'p1', code: 'R0', other: 'x' } });
  expect(requests.map(({ fetch, variablesText }) => [fetch.subgraph, Object.keys(JSON.parse(variablesText))])).toEqual(
    expect.arrayContaining([
      ['people', ['pid']],
      ['catalog', ['code']],
      ['reviews', ['representations']],
    ]),
  );
});

test('what is not a department’s failure is not hidden as one', async () => {
  const run = runLibrary('{ me { name } }', {
    tamper: () => {
      throw new TypeError('a bug');
    },
  });
  await expect(run).rejects.toThrow('a bug');
  expect(fieldFaults.DEPARTMENT_ERROR).toBeInstanceOf(FieldFault);
});

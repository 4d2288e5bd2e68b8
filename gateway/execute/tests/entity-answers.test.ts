import { Random } from '../../../schema/testing/random';
import { representations } from '../../tests/reference/representations';
import { entities, runLibrary, type Tamper } from '../../tests/reference/run-library';
import type { DepartmentAnswer } from '../department';
import { fieldFaults } from '../field-faults';

/** Twelve persons of one department, what another department knows of them, and who they are best friends with. */
const text =
  '{ people_9: people(first: 9) { pid name reviews_2: reviews(first: 2) { id stars author { pid mail } } home { street zip } } }';

/** Changes the rows of every entity answer. */
const rows =
  (change: (rows: Record<string, unknown>[]) => unknown[]): Tamper =>
  (answer) => {
    const found = entities(answer);
    return found ? { ...answer, data: { _entities: change(found) } } : answer;
  };

const shuffled = <T>(random: Random, items: readonly T[]): T[] =>
  items
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

test('rows in any order, repeated, or among rows that are null give the same answer', async () => {
  const honest = await runLibrary(text);
  expect(honest.shown).toMatchSnapshot();
  for (let seed = 0; seed < 20; seed += 1) {
    const random = new Random(seed);
    const tampered = await runLibrary(text, { tamper: rows((found) => shuffled(random, [...found, ...found, null])) });
    expect(tampered.shown).toEqual(honest.shown);
  }
});

test('a row that is dropped is null for its own entity and for nobody else', async () => {
  const honest = await runLibrary(text);
  const tampered = await runLibrary(text, {
    tamper: (answer, { fetch }) =>
      fetch.subgraph === 'shipping'
        ? rows((found) =>
            found.toSpliced(
              found.findIndex(({ home }) => home !== null),
              1,
            ),
          )(answer, {} as never)
        : answer,
  });
  const people = honest.shown['people_9'] as { home: { zip?: string } | null }[];
  const lost = tampered.shown['people_9'] as { home: { zip?: string } | null }[];
  const first = people.findIndex((person) => person?.home?.zip !== undefined);
  expect(lost[first]?.home).not.toHaveProperty('zip');
  expect(lost.toSpliced(first, 1)).toEqual(people.toSpliced(first, 1));
});

test('a row for a key that nobody asked for spoils the rows that are missing, and never takes their place', async () => {
  const tampered = await runLibrary('{ people_9: people(first: 9) { reviews_1: reviews(first: 1) { id } } }', {
    tamper: rows((found) => found.map((row, index) => (index === 0 ? { ...row, _key_pid: 'p77' } : row))),
  });
  const people = tampered.shown['people_9'] as { reviews_1: unknown }[];
  expect(people[0]?.reviews_1).toBe('DEPARTMENT_ANSWER_INVALID');
  expect(
    people
      .slice(1)
      .filter(Boolean)
      .every(({ reviews_1 }) => Array.isArray(reviews_1)),
  ).toBe(true);
});

test.each([
  ['no echo', { _key_pid: undefined }],
  ['a null echo', { _key_pid: null }],
  ['an echo of another kind', { _key_pid: { toString: 'p1' } }],
  ['another type', { _key___typename: 'Book' }],
  ['no type', { _key___typename: undefined }],
])('a row with %s is an answer for nobody', async (_, change) => {
  const { shown } = await runLibrary('{ me { reviews_1: reviews(first: 1) { id } } }', {
    tamper: rows((found) => found.map((row) => ({ ...row, ...change }))),
  });
  expect(shown).toMatchObject({ me: { reviews_1: 'DEPARTMENT_ANSWER_INVALID' } });
});

test('rows that contradict each other fail their entity and no other', async () => {
  const { shown } = await runLibrary('{ people_9: people(first: 9) { home { zip } pid } }', {
    tamper: rows((found) => [...found, { ...found[0], home: { zip: 'other' } }]),
  });
  const people = shown['people_9'] as { home: unknown }[];
  expect(people[0]?.home).toBe('DEPARTMENT_ANSWER_INVALID');
  expect(people.filter((person) => person?.home === 'DEPARTMENT_ANSWER_INVALID')).toHaveLength(1);
});

test('rows are never put where a number for a text, or a text for a number, would match', async () => {
  const { shown } = await runLibrary(
    '{ shelf_x: shelf(place: { code: "R1", floor: 2, number: 1 }) { label capacity } }',
    {
      tamper: rows((found) => found.map((row) => ({ ...row, _key_number: String(row['_key_number']) }))),
    },
  );
  expect(shown).toMatchObject({ shelf_x: { capacity: 'DEPARTMENT_ANSWER_INVALID' } });
});

test('every entity is asked for once, however many places wait for it', async () => {
  const { requests } = await runLibrary(
    '{ people_9: people(first: 9) { friends_9: friends(first: 9) { depot { city } } } }',
  );
  const asked = requests.flatMap(representations).flat() as { pid: string }[];
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked.map(({ pid }) => pid)).size).toBe(asked.length);
});

test('two representations of one key that differ never travel in one list', async () => {
  // The department of persons gives the same person two ages.
  let age = 0;
  const older = (key: string, value: unknown) => {
    age += 1;
    return key === 'age' ? age : value;
  };
  const { requests, shown } = await runLibrary(
    '{ me { depot { open } best { best { pid } } } person_1: person(pid: "p1") { depot { open } } people_9: people(first: 9) { depot { open } } }',
    {
      tamper: (answer, { fetch }) =>
        fetch.subgraph !== 'people' ? answer : (JSON.parse(JSON.stringify(answer), older) as DepartmentAnswer),
    },
  );
  const calls = requests.filter(({ fetch }) => fetch.subgraph === 'shipping');
  for (const list of calls.flatMap(representations)) {
    const pids = (list as { pid: string }[]).map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(pids.length);
  }
  expect(calls.flatMap(representations).length).toBeGreaterThan(1);
  expect(JSON.stringify(shown)).toContain('"open":');
});

describe('an error beside the rows', () => {
  const failing =
    (rest: unknown[], change: (rows: Record<string, unknown>[]) => unknown[]): Tamper =>
    (answer) => {
      const found = entities(answer);
      return found
        ? {
            data: { _entities: change(found) },
            errors: [{ message: 'secret 13812340001', path: ['_entities', ...rest] }],
          }
        : answer;
    };
  const query = '{ people_3: people(first: 3) { pid reviews_1: reviews(first: 1) { id body } } }';
  const faults = (shown: unknown) =>
    (shown as { people_3: ({ pid: string; reviews_1: unknown } | null)[] }).people_3.flatMap((person) =>
      person?.reviews_1 === 'DEPARTMENT_ERROR' ? [person.pid] : [],
    );

  test('belongs to the row at its index as long as rows stand in the order of their keys', async () => {
    const { shown } = await runLibrary(query, {
      tamper: failing([1], (found) => found.map((row, index) => (index === 1 ? null : row))),
    });
    expect(faults(shown)).toHaveLength(1);
  });

  test('belongs to all who got no row once the order is broken', async () => {
    const { shown } = await runLibrary(query, { tamper: failing([1], (found) => [null, null, found[0]]) });
    expect(faults(shown)).toHaveLength(2);
  });

  test('belongs to the entity whose key the row echoes, wherever the row stands', async () => {
    const honest = (await runLibrary(query)).shown['people_3'] as { pid: string; reviews_1: unknown[] }[];
    const { shown } = await runLibrary(query, {
      tamper: failing([0, 'reviews_1'], (found) =>
        found.toReversed().map((row, index) => (index === 0 ? { ...row, reviews_1: null } : row)),
      ),
    });
    expect(faults(shown)).toEqual([honest.filter(Boolean).at(-1)?.pid]);
  });

  test('without a usable path, or with one that leads nowhere, taints what is null and keeps what is there', async () => {
    for (const path of [
      undefined,
      [],
      ['_entities'],
      ['elsewhere'],
      'text',
      ['_entities', 99],
      ['_entities', 'x'],
      [{}],
    ]) {
      const { shown } = await runLibrary(query, {
        tamper: (answer) => {
          const found = entities(answer);
          if (!found) return answer;
          return {
            data: { _entities: found.map((row, index) => (index === 0 ? { ...row, reviews_1: null } : row)) },
            errors: [{ path }],
          };
        },
      });
      expect(faults(shown)).toHaveLength(1);
    }
  });

  test('may come a hundred thousand times', async () => {
    const errors = Array.from({ length: 100_000 }, () => ({ path: ['_entities', 0] }));
    const before = process.cpuUsage();
    const { shown } = await runLibrary(query, {
      tamper: (answer) => (entities(answer) ? { data: { _entities: [null, null, null, null, null] }, errors } : answer),
    });
    expect(faults(shown)).toHaveLength(3);
    // Each looked for among all of them: ten thousand million steps.
    expect(process.cpuUsage(before).user).toBeLessThan(10e6);
  });

  test('never brings the words of the department along', async () => {
    const { data } = await runLibrary(query, {
      tamper: failing([0, 'reviews_1'], (found) => found.map((row) => ({ ...row, reviews_1: null }))),
    });
    expect(JSON.stringify(data)).not.toMatch(/secret|1381234|reviews-|http/);
  });

  test('says that the department refused, when it says so', async () => {
    const { shown } = await runLibrary('{ me { reviews_1: reviews(first: 1) { id } } }', {
      tamper: (answer) =>
        entities(answer)
          ? { data: { _entities: [null] }, errors: [{ path: ['_entities', 0], extensions: { code: 'FORBIDDEN' } }] }
          : answer,
    });
    expect(shown).toMatchObject({ me: { reviews_1: 'DEPARTMENT_REFUSED' } });
  });
});

test('a department that is down costs its own fields and nobody else’s', async () => {
  const { shown, calls } = await runLibrary(text, {
    tamper: (answer, { fetch }) => (fetch.subgraph === 'shipping' ? fieldFaults.DEPARTMENT_TIMEOUT : answer),
  });
  const honest = await runLibrary(text);
  const people = shown['people_9'] as Record<string, unknown>[];
  const expected = honest.shown['people_9'] as Record<string, unknown>[];
  for (const [index, person] of people.entries()) {
    if (!person) continue;
    // Street and zip come from two departments: only the zip is lost.
    const home = expected[index]?.['home'] as object | null;
    expect(person).toEqual({ ...expected[index], home: home && { ...home, zip: 'DEPARTMENT_TIMEOUT' } });
  }
  expect(calls.find(({ subgraph }) => subgraph === 'shipping')?.outcome).toBe('DEPARTMENT_TIMEOUT');
});

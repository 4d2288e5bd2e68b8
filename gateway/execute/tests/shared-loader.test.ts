import type { VaryBy } from '../../../policies/engine/model';
import type { Signal } from '../../../schema/lib/abort';
import type { WarrantMember } from '../../../schema/lib/warrant';
import { createPlanner } from '../../plan/planner';
import { inProcessDepartments } from '../../tests/reference/in-process-departments';
import { library, libraryContext } from '../../tests/reference/library/library';
import { libraryWorld } from '../../tests/reference/library/world';
import { representations } from '../../tests/reference/representations';
import { sharedLoader } from '../batch/shared-loader';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../department';
import { executePlan } from '../execute-plan';
import { fieldFaults } from '../field-faults';
import { FieldFault, type ResponseTree } from '../model';

const { graph, subgraphs } = library();
const planner = createPlanner(graph);
const honest = inProcessDepartments(subgraphs, libraryContext(libraryWorld(1), Infinity));

type Answer = (request: DepartmentRequest) => Promise<DepartmentAnswer>;

interface Asked {
  readonly text?: string;
  readonly member?: Partial<WarrantMember>;
  readonly variables?: Record<string, unknown>;
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
}

const byPid = 'query ($pid: ID!) { person_v: person(pid: $pid) { name } }';
const withReviews = 'query ($pid: ID!) { person_v: person(pid: $pid) { pid reviews_1: reviews(first: 1) { id } } }';

/** A gateway's worth of callers; `answer` stands in front of honest departments. */
function gateway({
  answer = honest.call,
  varyBy = 'nothing',
  places = 4,
}: {
  answer?: Answer;
  varyBy?: VaryBy;
  places?: number;
} = {}) {
  const requests: DepartmentRequest[] = [];
  const departments: Departments = {
    call(request) {
      requests.push(request);
      return answer(request);
    },
  };
  const loader = sharedLoader(departments, { places, mostGroups: 100 });
  const sharing = { revision: 'r', of: () => ({ varyBy, ttlSeconds: 0, staleIfErrorSeconds: 0 }) };
  const ask = async ({
    text = byPid,
    member,
    variables = { pid: 'p1' },
    signal,
    deadlineMs = Infinity,
  }: Asked = {}) => {
    const tree: ResponseTree = await executePlan({
      plan: planner(text),
      graph,
      variables,
      departments,
      loader,
      sharing,
      member: { organisation: 'o', client: 'c', operator: null, item: 'i', case: 'k', ...member },
      signal: signal ?? new AbortController().signal,
      deadlineMs: Math.min(deadlineMs, Number.MAX_SAFE_INTEGER),
      clock: { now: () => performance.now() },
    });
    const shown = JSON.stringify(tree.data, (_, value) => (value instanceof FieldFault ? value.code : value));
    return { shown: JSON.parse(shown), calls: tree.calls };
  };
  return { ask, requests };
}

/** Departments that answer when they are told to. */
function heldBack(): { readonly answer: Answer; release(): void } {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { answer: (request) => gate.then(() => honest.call(request)), release: () => release() };
}

const pids = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

test('what is thrown while entities are gathered fails the requests that asked for them, and no others', async () => {
  const { ask } = gateway({ varyBy: 'consumer' });
  const text =
    'query ($pid: ID!, $first: Int) { person_v: person(pid: $pid) { pid reviews_1: reviews(first: $first) { id } } }';
  const bad = { pid: 'p1', first: Number.POSITIVE_INFINITY };
  const answers = await Promise.allSettled([1, 2, 3].map(() => ask({ text, variables: bad })));
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect((await ask({ text, variables: { pid: 'p1', first: 1 } })).calls.length).toBeGreaterThan(0);
});

describe('look-ups by key', () => {
  test.each([
    [1, [1]],
    [2, [4]],
    [7, [4, 4]],
    [20, [16, 4]],
    [70, [64, 4, 4]],
  ])('%d of them travel in texts of fixed sizes', async (count, sizes) => {
    const { ask, requests } = gateway();
    const alone = gateway();
    const expected: unknown[] = [];
    for (const pid of pids(count)) expected.push((await alone.ask({ variables: { pid } })).shown);
    const answers = await Promise.all(pids(count).map((pid) => ask({ variables: { pid } })));
    expect(answers.map(({ shown }) => shown)).toEqual(expected);
    const asked = requests.map(({ fetch }) => fetch.document.match(/person\(/g)?.length ?? 0);
    expect(asked.sort((a, b) => b - a)).toEqual(sizes);
  });

  test('that are the same are asked for once, also while the call is under way', async () => {
    const { answer, release } = heldBack();
    const { ask, requests } = gateway({ answer });
    const first = [ask(), ask()];
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const late = ask();
    await new Promise(setImmediate);
    release();
    const answers = await Promise.all([...first, late]);
    expect(new Set(answers.map(({ shown }) => JSON.stringify(shown))).size).toBe(1);
    expect(requests).toHaveLength(1);
  });

  test('who joins a call under way waits no longer than it has time, or than its client stays', async () => {
    const { answer, release } = heldBack();
    const { ask, requests } = gateway({ answer });
    const first = ask();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const gone = new AbortController();
    const joined = [ask({ deadlineMs: performance.now() + 30 }), ask({ signal: gone.signal })];
    await new Promise(setImmediate);
    gone.abort();
    const shown = (await Promise.all(joined)).map((answer) => answer.shown);
    expect(shown).toEqual([{ person_v: 'DEPARTMENT_TIMEOUT' }, { person_v: 'DEPARTMENT_TIMEOUT' }]);
    release();
    expect((await first).shown).not.toEqual(shown[0]);
    expect(requests).toHaveLength(1);
  });

  test('of a caller whom the call under way does not name wait for a call of their own', async () => {
    const { answer, release } = heldBack();
    const { ask, requests } = gateway({ answer });
    const first = ask();
    await new Promise(setImmediate);
    const other = ask({ member: { client: 'other' } });
    await new Promise(setImmediate);
    release();
    await Promise.all([first, other]);
    expect(requests.map(({ members }) => members.map(({ client }) => client))).toEqual([['c'], ['other']]);
  });

  test('an error of one belongs to it alone, and one of nobody has each ask alone', async () => {
    const failing =
      (path: unknown): Answer =>
      async (request) => {
        const answer = await honest.call(request);
        if (!request.fetch.document.includes('_l1_')) return answer;
        const data = { ...(answer.data as object), _l1_person_v: null };
        return { data, errors: [{ message: 'x', path }] };
      };
    const own = gateway({ answer: failing(['_l1_person_v']) });
    const shown = (await Promise.all(pids(3).map((pid) => own.ask({ variables: { pid } })))).map((one) => one.shown);
    expect(shown.map(({ person_v }) => person_v === 'DEPARTMENT_ERROR')).toEqual([false, true, false]);
    const nobodys = gateway({ answer: failing(undefined) });
    const answers = await Promise.all(pids(3).map((pid) => nobodys.ask({ variables: { pid } })));
    expect(JSON.stringify(answers.map((one) => one.shown))).not.toContain('DEPARTMENT_ERROR');
    expect(nobodys.requests).toHaveLength(4);
  });

  test('where each of several has an error, as when one spoils the statement of all, each key is asked for by itself', async () => {
    const spoiled: Answer = async (request) => {
      const text = request.variablesText;
      if (!text.includes('p1')) return honest.call(request);
      const names = [...request.fetch.document.matchAll(/_l\d+_person_v/g)].map(([name]) => name);
      const all = names.length > 0 ? names : ['person_v'];
      return {
        data: Object.fromEntries(all.map((name) => [name, null])),
        errors: all.map((name) => ({ message: 'x', path: [name] })),
      };
    };
    const { ask, requests } = gateway({ answer: spoiled });
    const asked = [...pids(3), 'p0', 'p1'];
    const shown = (await Promise.all(asked.map((pid) => ask({ variables: { pid } })))).map((one) => one.shown);
    expect(shown.map(({ person_v }) => person_v === 'DEPARTMENT_ERROR')).toEqual([false, true, false, false, true]);
    // All together, and then one for each key, however many ask for it.
    expect(requests).toHaveLength(4);
  });
});

describe('who may share', () => {
  test.each<[VaryBy, Partial<WarrantMember>, boolean]>([
    ['nothing', { client: 'other', item: 'other', case: 'other' }, true],
    ['item', { client: 'other', case: 'other' }, true],
    ['item', { item: 'other' }, false],
    ['consumer', { case: 'other', operator: 'other' }, true],
    ['consumer', { client: 'other' }, false],
    ['consumer', { organisation: 'other' }, false],
    ['case', { operator: 'other' }, true],
    ['case', { case: 'other' }, false],
    ['case', { case: null }, false],
  ])('by %s with another who differs by %j: %s', async (varyBy, member, shared) => {
    const { ask, requests } = gateway({ varyBy });
    await Promise.all([ask({ text: withReviews }), ask({ text: withReviews, member })]);
    const calls = requests.filter(({ fetch }) => fetch.subgraph === 'reviews');
    expect(calls).toHaveLength(shared ? 1 : 2);
    expect(calls.flatMap(({ members }) => members)).toHaveLength(2);
    expect(calls.flatMap(representations).flat()).toHaveLength(shared ? 1 : 2);
  });

  test('a mutation is never shared', async () => {
    const { ask, requests } = gateway();
    const text = 'mutation { befriend_1: befriend(pid: "p1", friend: "p2") { pid } }';
    await Promise.all([ask({ text, variables: {} }), ask({ text, variables: {} })]);
    expect(requests).toHaveLength(2);
  });
});

describe('a department that refuses one of those who share', () => {
  test.each([byPid, withReviews])('costs the others nothing: %s', async (text) => {
    const answer: Answer = async (request) => {
      if (request.members.some(({ client }) => client === 'refused')) throw fieldFaults.DEPARTMENT_REFUSED;
      return honest.call(request);
    };
    const { ask } = gateway({ answer });
    const expected = (await gateway().ask({ text })).shown;
    const [one, refused, other] = await Promise.all([
      ask({ text }),
      ask({ text, member: { client: 'refused' } }),
      ask({ text, member: { client: 'other' } }),
    ]);
    expect(one?.shown).toEqual(expected);
    expect(other?.shown).toEqual(expected);
    expect(JSON.stringify(refused?.shown)).toContain('DEPARTMENT_REFUSED');
  });
});

describe('where nothing is shared between consumers', () => {
  test('the only caller of a consumer waits for nobody', async () => {
    const { ask, requests } = gateway({ varyBy: 'consumer' });
    const [one, other] = [ask(), ask({ member: { organisation: 'p' } })];
    // Before the turn of the event loop ends, in which others might come.
    await Promise.resolve();
    expect(requests.map(({ members }) => members[0]?.organisation)).toEqual(['o', 'p']);
    await Promise.all([one, other]);
  });

  test('those who come while a call of their consumer is under way are gathered', async () => {
    const { ask, requests } = gateway({ varyBy: 'case' });
    const answers = await Promise.all(pids(5).map((pid) => ask({ variables: { pid } })));
    expect(requests).toHaveLength(2);
    for (const [index, { shown }] of answers.entries())
      expect(shown).toEqual((await ask({ variables: { pid: `p${index}` } })).shown);
  });

  test('a consumer whose calls have ended, well or not, is alone again', async () => {
    let fails = true;
    const { ask, requests } = gateway({
      varyBy: 'consumer',
      answer: (request) => (fails ? Promise.reject(fieldFaults.DEPARTMENT_UNAVAILABLE) : honest.call(request)),
    });
    await ask();
    fails = false;
    const asked = ask();
    await Promise.resolve();
    expect(requests).toHaveLength(2);
    await asked;
  });
});

describe('one caller’s end', () => {
  const hanging =
    (seen: Signal[], settle: Promise<unknown>): Answer =>
    (request) => {
      seen.push(request.signal);
      const aborted = new Promise<never>((_, reject) => {
        request.signal.addEventListener('abort', () => reject(fieldFaults.DEPARTMENT_TIMEOUT));
      });
      return Promise.race([aborted, settle.then(() => honest.call(request))]);
    };

  test('does not abort the call while another waits, and the last one’s does', async () => {
    const seen: Signal[] = [];
    const { ask } = gateway({ answer: hanging(seen, new Promise(() => undefined)) });
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [ask({ signal: first.signal }), ask({ signal: second.signal })];
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    first.abort();
    expect((await asked[0])?.shown).toEqual({ person_v: 'DEPARTMENT_TIMEOUT' });
    expect(seen.map(({ aborted }) => aborted)).toEqual([false]);
    second.abort();
    expect((await asked[1])?.shown).toEqual({ person_v: 'DEPARTMENT_TIMEOUT' });
    expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('who began a call alone does not take the answer from who joined it', async () => {
    const seen: Signal[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { ask } = gateway({ answer: hanging(seen, gate) });
    const stop = new AbortController();
    const first = ask({ signal: stop.signal });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const second = ask();
    await new Promise(setImmediate);
    stop.abort();
    expect((await first).shown).toEqual({ person_v: 'DEPARTMENT_TIMEOUT' });
    release();
    expect((await second).shown).toEqual({ person_v: { name: expect.any(String) } });
    expect(seen).toHaveLength(2);
  });

  test('of patience leaves the others theirs', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { ask, requests } = gateway({ answer: hanging([], gate) });
    const deadlineMs = performance.now() + 60_000;
    const [hasty, patient] = [ask({ deadlineMs: performance.now() + 20 }), ask({ deadlineMs })];
    expect((await hasty).shown).toEqual({ person_v: 'DEPARTMENT_TIMEOUT' });
    release();
    expect((await patient).shown).toEqual({ person_v: { name: expect.any(String) } });
    expect(requests.map((request) => request.deadlineMs)).toEqual([deadlineMs]);
  });

  test('comes in time also when no place is free for its call', async () => {
    const { ask, requests } = gateway({ answer: hanging([], new Promise(() => undefined)), places: 1 });
    const stop = new AbortController();
    const first = ask({ signal: stop.signal });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const parked = await ask({ variables: { pid: 'p2' }, deadlineMs: performance.now() + 20 });
    expect(parked.shown).toEqual({ person_v: 'DEPARTMENT_TIMEOUT' });
    stop.abort();
    await first;
    expect(requests).toHaveLength(1);
  });
});

test('while all places are taken, what comes gathers, and goes together when one is free', async () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask, requests } = gateway({ answer: (request) => gate.then(() => honest.call(request)), places: 1 });
  const asked: Promise<unknown>[] = [];
  for (const pid of pids(12)) {
    asked.push(ask({ variables: { pid } }));
    await new Promise(setImmediate);
  }
  expect(requests).toHaveLength(1);
  release();
  await Promise.all(asked);
  expect(requests).toHaveLength(2);
});

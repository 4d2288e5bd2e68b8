import { Breaker, type Verdict } from './breaker';

const options = { calls: 20, errorPercent: 50, slowCallMs: 100, slowCallPercent: 50, resetMs: 1_000, probes: 3 };

function setUp(change: Partial<typeof options> = {}) {
  const clock = { time: 1_000_000, now: () => clock.time };
  let opened = 0;
  const breaker = new Breaker({ ...options, ...change }, clock, () => {
    opened += 1;
  });
  /** opossum settles in microtasks. */
  const settle = () => new Promise(process.nextTick);
  const call = async (verdict: Verdict, durationMs = 1) => {
    const pass = breaker.enter();
    if (!pass) return false;
    breaker.record(pass, verdict, durationMs);
    await settle();
    return true;
  };
  const calls = async (count: number, verdict: Verdict, durationMs = 1) => {
    let made = 0;
    for (let index = 0; index < count; index += 1) if (await call(verdict, durationMs)) made += 1;
    return made;
  };
  afterEachClose.push(() => breaker.close());
  return { breaker, clock, call, calls, opened: () => opened };
}
const afterEachClose: (() => void)[] = [];
afterEach(() => {
  for (const close of afterEachClose.splice(0)) close();
});

test('a handful of failures opens nothing', async () => {
  const { breaker, calls } = setUp();
  expect(await calls(19, 'failure')).toBe(19);
  expect(breaker.state).toBe('closed');
});

test('opens when more than the share of errors failed, and lets nobody through', async () => {
  const { breaker, calls, opened } = setUp();
  await calls(10, 'success');
  await calls(10, 'failure');
  expect(breaker.state).toBe('closed');
  await calls(1, 'failure');
  expect(breaker.state).toBe('open');
  expect(breaker.enter()).toBeNull();
  expect(opened()).toBe(1);
});

test('counts the last ten seconds only', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(19, 'failure');
  clock.time += 11_000;
  await calls(1, 'failure');
  expect(breaker.state).toBe('closed');
});

test('opens on slow calls, whatever they answer', async () => {
  const { breaker, calls } = setUp();
  await calls(10, 'success', 99);
  await calls(9, 'success', 100);
  expect(breaker.state).toBe('closed');
  await calls(1, 'success', 100);
  expect(breaker.state).toBe('open');
});

test('what was ignored counts for nothing', async () => {
  const { breaker, calls } = setUp();
  await calls(19, 'failure');
  await calls(100, 'ignored', 5_000);
  expect(breaker.state).toBe('closed');
});

test('probes after the reset time, a few at a time, and closes when all of them succeed', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(20, 'failure');
  clock.time += 999;
  expect(breaker.enter()).toBeNull();
  clock.time += 1;
  expect(breaker.state).toBe('half_open');
  const passes = [breaker.enter(), breaker.enter(), breaker.enter()];
  expect(passes).not.toContain(null);
  expect(breaker.enter()).toBeNull();
  breaker.record(passes[0]!, 'success', 1);
  breaker.record(passes[1]!, 'success', 1);
  expect(breaker.state).toBe('half_open');
  expect(breaker.enter()).toBeNull();
  breaker.record(passes[2]!, 'success', 1);
  expect(breaker.state).toBe('closed');
});

test('closed again, it has forgotten the failures of before', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(30, 'failure');
  clock.time += 1_000;
  expect(await calls(3, 'success')).toBe(3);
  await calls(19, 'failure');
  expect(breaker.state).toBe('closed');
  await calls(1, 'failure');
  expect(breaker.state).toBe('open');
});

test('one failed probe opens it again; late answers of that round count no more', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(20, 'failure');
  clock.time += 1_000;
  const [one, two, three] = [breaker.enter()!, breaker.enter()!, breaker.enter()!];
  breaker.record(one, 'failure', 1);
  breaker.record(two, 'success', 1);
  breaker.record(three, 'success', 1);
  expect(breaker.state).toBe('open');
  clock.time += 1_000;
  expect(await calls(2, 'success')).toBe(2);
  expect(breaker.state).toBe('half_open');
});

test('a slow probe is a failed one', async () => {
  const { breaker, clock, call, calls } = setUp();
  await calls(20, 'failure');
  clock.time += 1_000;
  await call('success', 100);
  expect(breaker.state).toBe('open');
});

test('the next round counts from the start of the last, so that a hanging probe delays nothing', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(20, 'failure');
  clock.time += 1_000;
  const probe = breaker.enter()!;
  clock.time += 900;
  breaker.record(probe, 'failure', 900);
  expect(breaker.state).toBe('open');
  clock.time += 100;
  expect(breaker.enter()).not.toBeNull();
});

test('a probe of which nothing is known gives its place back', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(20, 'failure');
  clock.time += 1_000;
  expect(await calls(10, 'ignored')).toBe(10);
  expect(breaker.state).toBe('half_open');
});

test('calls from before it opened say nothing about a probe round', async () => {
  const { breaker, clock, calls } = setUp();
  const early = breaker.enter()!;
  await calls(20, 'failure');
  breaker.record(early, 'success', 1);
  clock.time += 1_000;
  breaker.enter();
  breaker.record(early, 'failure', 1);
  expect(breaker.state).toBe('half_open');
});

test('a clock that is set back does not keep it open for ever', async () => {
  const { breaker, clock, calls } = setUp();
  await calls(20, 'failure');
  clock.time -= 3_600_000;
  expect(await calls(3, 'success')).toBe(3);
  expect(breaker.state).toBe('closed');
});

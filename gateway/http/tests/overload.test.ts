import { type Arrival, type Cost, type Ended, simulate } from './simulated-loop';

/** About what is measured: a page of a hundred bidders, and a look-up of one person. */
const large: Cost = { head: 0.02, refusal: 0.03, beginning: 1.2, answers: [1, 1.4, 1.4], departmentMs: 2 };
const small: Cost = { head: 0.02, refusal: 0.03, beginning: 0.12, answers: [0.14], departmentMs: 1 };

const options = { maxInFlight: 1_000, patienceMs: 100 };
const seconds = 3;
const workOf = ({ head, beginning, answers }: Cost) => head + beginning + answers.reduce((sum, one) => sum + one, 0);

/** Evenly spaced, so many times what can be done. */
function flood(cost: Cost, times: number, more: Partial<Arrival> = {}): Arrival[] {
  const everyMs = workOf(cost) / times;
  return Array.from({ length: Math.floor((seconds * 1_000) / everyMs) }, (_, index) => ({
    atMs: index * everyMs,
    cost,
    ...more,
  }));
}

function p99(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? 0;
}

/** Of those that came after the first second. */
function figures(ended: readonly Ended[]) {
  const late = ended.filter(({ arrival }) => arrival.atMs >= 1_000);
  const took = (outcome: Ended['outcome']) => late.filter((one) => one.outcome === outcome).map(({ tookMs }) => tookMs);
  const [answered, refused] = [took('answered'), took('turned away')];
  const done = late
    .filter(({ outcome }) => outcome === 'answered')
    .reduce((sum, { arrival }) => sum + workOf(arrival.cost), 0);
  return {
    goodput: done / ((seconds - 1) * 1_000),
    answeredP99Ms: p99(answered),
    refused: refused.length,
    refusedP99Ms: p99(refused),
  };
}

test.each([
  ['five times as much of what takes long', large, 5, 0.9],
  ['half more of it', large, 1.5, 0.95],
  ['the same where departments are slow', { ...large, departmentMs: 60 }, 5, 0.9],
  ['twice as much of what is small', small, 2, 0.7],
])('%s: the work goes on, refusals come at once, and nobody waits for long', (_, cost, times, least) => {
  const { ended } = simulate(flood(cost, times), options);
  const { goodput, answeredP99Ms, refused, refusedP99Ms } = figures(ended);
  expect(refused).toBeGreaterThan(0);
  expect(goodput).toBeGreaterThan(least);
  expect(refusedP99Ms).toBeLessThan(35);
  expect(answeredP99Ms).toBeLessThan(600);
});

test('a turn stays short although hundreds come in it', () => {
  const wave = Array.from({ length: 300 }, () => ({ atMs: 0, cost: large }));
  expect(simulate(wave, options).longestTurnMs).toBeLessThan(35);
  // Which is what the bound is for.
  expect(simulate(wave, { ...options, patienceMs: 0 }).longestTurnMs).toBeGreaterThan(300);
});

test('two hundred at a time of what is small are no overload', () => {
  const waves = Array.from({ length: 20 }, (_, wave) =>
    Array.from({ length: 200 }, () => ({ atMs: wave * 100, cost: small })),
  ).flat();
  expect(figures(simulate(waves, options).ended).refused).toBe(0);
});

test('at half of what can be done nobody is turned away, after a stall neither', () => {
  const { ended } = simulate(flood(small, 0.5), options, [
    { atMs: 1_200, ms: 60 },
    { atMs: 2_000, ms: 150 },
  ]);
  expect(ended.filter(({ outcome }) => outcome === 'turned away')).toEqual([]);
});

test('the higher class is answered while a flood of the lower is turned away', () => {
  const some = flood(large, 0.3, { rank: 'high' });
  const { ended } = simulate([...flood(large, 4, { rank: 'bulk' }), ...some], options);
  const high = ended.filter(({ arrival }) => arrival.rank === 'high');
  expect(high).toHaveLength(some.length);
  expect(high.filter(({ outcome }) => outcome === 'turned away')).toEqual([]);
  expect(p99(high.map(({ tookMs }) => tookMs))).toBeLessThan(100);
});

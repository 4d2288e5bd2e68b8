import type { Round } from '../peers/measure/summarise';
import { claimsOf } from './claims';
import type { Measured } from './measure-part';
import { names, partsOf } from './parts';

const round = (cpuUs: number, more: Partial<Round> = {}): Round => ({
  requests: 1_000,
  seconds: 1,
  cpuMs: cpuUs,
  upstreamCalls: 0,
  latenciesMs: [1],
  errors: 0,
  ...more,
});

function measured(part: 'warm' | 'batch' | 'decide', rounds: Record<string, Round[]>): Measured {
  return { part: partsOf(part, '/nowhere')[0]!, rounds: new Map(Object.entries(rounds)) };
}

test('the warm workload: differences of neighbours, not of medians', () => {
  // The machine got slower from round to round, and each target is measured in each.
  const rounds = {
    [names.full]: [round(50), round(60), round(90)],
    [names.neither]: [round(30), round(38), round(66)],
    [names.noIdentity]: [round(45), round(54), round(85)],
    [names.noAudit]: [round(34), round(43), round(71)],
    [names.cold]: [round(250), round(290), round(390)],
    bare: [round(16), round(19), round(25)],
  };
  expect(claimsOf('warm', measured('warm', rounds)).map(({ value, limit, holds }) => [value, limit, holds])).toEqual([
    [60, 60, true],
    [19, null, true],
    [22, 25, true],
    [5, null, true],
    [17, null, true],
    [230, null, true],
  ]);
});

test('a limit that is passed does not hold', () => {
  const rounds = { [names.full]: [round(60.1)], [names.neither]: [round(35)] };
  const [cpu, , both] = claimsOf('warm', measured('warm', rounds));
  expect([cpu?.holds, both?.value, both?.holds]).toEqual([false, 25.1, false]);
});

test('nothing answered holds nothing', () => {
  const [cpu, plain, both] = claimsOf('warm', measured('warm', { [names.full]: [round(0, { requests: 0 })] }));
  expect([cpu, plain, both].map((claim) => [claim?.value, claim?.holds])).toEqual([
    [null, false],
    [null, true],
    [null, false],
  ]);
});

test('batching: calls, and the time that waiting for others takes', () => {
  const rounds = {
    [names.full]: [round(50, { upstreamCalls: 50, latenciesMs: [1, 4] })],
    [names.unbatched]: [round(90, { upstreamCalls: 1_000, latenciesMs: [1, 2] })],
  };
  expect(claimsOf('batch', measured('batch', rounds)).map(({ value, holds }) => [value, holds])).toEqual([
    [0.05, true],
    [1, true],
    [2, true],
  ]);
});

test('deciding: a share of what the open gateway needs', () => {
  const rounds = { [names.open]: [round(100), round(200)], [names.deciding]: [round(112), round(218)] };
  expect(claimsOf('decide', measured('decide', rounds))).toEqual([
    expect.objectContaining({ value: 10.5, limit: 10, holds: false }),
  ]);
});

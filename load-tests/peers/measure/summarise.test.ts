import { type Round, summarise } from './summarise';

const round: Round = { requests: 100, seconds: 2, cpuMs: 50, upstreamCalls: 300, latenciesMs: [1, 2, 3, 4], errors: 0 };
const of = { workload: 'hot', mode: 'unique', target: 'x' } as const;

describe('the summary of rounds', () => {
  it('divides by the requests of the round and takes medians over rounds', () => {
    const rounds = [round, { ...round, cpuMs: 70, upstreamCalls: 100 }, { ...round, cpuMs: 1_000, seconds: 4 }];
    expect(summarise(of, rounds)).toEqual({
      ...of,
      cpuMsPerRequest: 0.7,
      rps: 50,
      p50Ms: 2,
      p99Ms: 4,
      upstreamCallsPerRequest: 3,
      errors: 0,
    });
  });

  it('adds errors up, and leaves rounds without an answer out of the rates', () => {
    const dead = { ...round, requests: 0, latenciesMs: [], errors: 7 };
    expect(summarise(of, [round, dead, { ...round, errors: 1 }])).toMatchObject({ cpuMsPerRequest: 0.5, errors: 8 });
    expect(summarise(of, [dead])).toMatchObject({ cpuMsPerRequest: 0, rps: 0, p50Ms: null, p99Ms: null, errors: 7 });
  });
});

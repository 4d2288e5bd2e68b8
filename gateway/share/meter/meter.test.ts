import type { CompiledPolicy, ShareRequest } from '../../../policies/engine/model';
import type { Decision } from '../model';
import { memoryCounter } from './memory-counter';
import { createMeter } from './meter';

let quota: (nowMs: number) => number | null = () => null;
const limits = { perConsumerPerMinute: 5, perSubjectPerHour: 3, perCase: 4 };

function decision(subject: string, over: Partial<ShareRequest> = {}, kind: 'lookup' | 'verify' = 'lookup'): Decision {
  return {
    policy: {
      limits: () => limits,
      quotaPerDay: (_organisation: string, _item: string, nowMs: number) => quota(nowMs),
    } as unknown as CompiledPolicy,
    request: { organisation: 'psb', item: 'I', case: 'I-1', nowMs: 0, ...over } as ShareRequest,
    charges: [{ kind, coordinate: 'Person.idNumber', subject }],
  } as unknown as Decision;
}

async function allowed(decisions: readonly Decision[]): Promise<number> {
  const meter = createMeter(memoryCounter());
  let count = 0;
  for (const each of decisions) {
    const passed = await meter(each).then(
      () => true,
      () => false,
    );
    if (passed) count += 1;
  }
  return count;
}

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('createMeter', () => {
  it('limits uses of one subject in an hour', async () => {
    expect(await allowed(times(9, (n) => decision('a', { nowMs: n * 61_000, case: `I-${n}` })))).toBe(3);
  });

  it('limits a consumer in a minute, whoever is asked for', async () => {
    expect(await allowed(times(9, (n) => decision(`s${n}`, { case: `I-${n}` })))).toBe(5);
  });

  it('limits a case', async () => {
    expect(await allowed(times(9, (n) => decision(`s${n}`, { nowMs: n * 61_000 })))).toBe(4);
  });

  it('counts guesses of one birthday together, across cases', async () => {
    const guesses = times(9, (n) => {
      const subject = `99010119860417${String(n).padStart(3, '0')}X`;
      return decision(subject, { nowMs: n * 61_000, case: `I-${n}` }, 'verify');
    });
    expect(await allowed(guesses)).toBe(3);
  });

  it('counts codes that differ in case only as one', async () => {
    const holders = ['91990101MA00RDE17H', '91990101ma00rde17h', '91990101Ma00RDE17h', '91990101mA00RDE17H'];
    const asked = holders.map((subject, n) => decision(subject, { nowMs: n * 61_000, case: `I-${n}` }, 'verify'));
    expect(await allowed(asked)).toBe(3);
    const guesses = times(9, (n) => {
      const subject = `99010119860417${String(n).padStart(3, '0')}x`;
      return decision(subject, { nowMs: n * 61_000, case: `I-${n}` }, 'verify');
    });
    expect(await allowed(guesses)).toBe(3);
  });

  it('holds the quota of an agreement for a day', async () => {
    quota = () => 2;
    const requests = times(9, (n) => decision(`s${n}`, { nowMs: n * 61_000, case: `I-${n}` }));
    expect(await allowed(requests)).toBe(2);
    quota = () => null;
  });

  it('asks for the quota at the moment of the request', async () => {
    quota = (nowMs) => (nowMs < 100_000 ? 0 : null);
    const requests = times(4, (n) => decision(`s${n}`, { nowMs: n * 61_000, case: `I-${n}` }));
    expect(await allowed(requests)).toBe(2);
    quota = () => null;
  });

  it('keeps organisations apart', async () => {
    const ask = (organisation: string) => times(5, () => decision('a', { organisation }));
    expect(await allowed([...ask('psb'), ...ask('education')])).toBe(6);
  });

  it('refuses when it cannot count', async () => {
    const meter = createMeter({ add: () => Promise.reject(new Error('gone')) });
    await expect(meter(decision('a'))).rejects.toMatchObject({ code: 'LIMITS_UNAVAILABLE' });
  });

  it('refuses when a total is missing', async () => {
    await expect(createMeter({ add: () => [1] })(decision('a'))).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
  });
});

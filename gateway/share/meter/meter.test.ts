import type { Charge, CompiledPolicy, Limits, ShareRequest } from '../../../policies/engine/model';
import type { RequestError } from '../../errors/request-error';
import type { Decision } from '../model';
import type { CountedUse, Counter } from './counter';
import { memoryCounter } from './memory-counter';
import { createMeter } from './meter';

let quota: (nowMs: number) => number | null = () => null;
const limits = { perConsumerPerMinute: 5, perSubjectPerHour: 3, perBirthdayPerHour: 3, perCase: 4 };

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

/** What is counted for a request that is charged so. */
async function uses(charges: readonly Charge[], over: Partial<ShareRequest> = {}, most: Limits = limits) {
  const counted: CountedUse[] = [];
  const take: Counter['take'] = (some) => {
    counted.push(...some);
    return null;
  };
  const { policy, ...rest } = decision('a', over);
  await createMeter({ take })({ ...rest, policy: { ...policy, limits: () => most }, charges } as Decision);
  return counted;
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

  it('counts people of one birthday who are looked up, each once an hour however often', async () => {
    const lookUps = (sequence: (n: number) => number) =>
      times(12, (n) => {
        const subject = `99010119860417${String(sequence(n)).padStart(3, '0')}X`;
        return decision(subject, { nowMs: n * 61_000, case: `I-${n}` });
      });
    expect(await allowed(lookUps((n) => n))).toBe(3);
    expect(await allowed(lookUps((n) => n % 3))).toBe(9);
    // Who was refused is as unknown as before: to ask for them again opens nothing.
    expect(await allowed(lookUps((n) => Math.floor(n / 2)))).toBe(6);
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

  it('counts by consumer, by subject and by case, each in windows of its own, and requests by the day', async () => {
    quota = () => 9;
    const lookup = { kind: 'lookup', coordinate: 'Person.idNumber', subject: 'a' } as const;
    const verify = { kind: 'verify', coordinate: 'Person.name', subject: 'b' } as const;
    const counted = await uses([lookup, { ...lookup, subject: 'c' }, verify]);
    quota = () => null;
    const minute = 60_000;
    expect(counted.map(({ amount, windowMs }) => [amount, windowMs / minute])).toEqual([
      [2, 1],
      [2, 30 * 24 * 60],
      [1, 1],
      [1, 30 * 24 * 60],
      [1, 24 * 60],
      // Subjects last: who is over a limit of its own must not fill the counter with them.
      [1, 60],
      [1, 60],
      [1, 60],
    ]);
    expect(new Set(counted.map(({ scope, key }) => `${scope} ${key}`)).size).toBe(counted.length);
  });

  it('counts what is verified of one birthday beside what is verified of one number', async () => {
    const verify = { kind: 'verify', coordinate: 'Person.idNumber', subject: '990101198604170244' } as const;
    expect((await uses([verify])).map(({ windowMs }) => windowMs / 3_600_000)).toEqual([1 / 60, 720, 1, 1]);
    expect((await uses([{ ...verify, kind: 'lookup' }])).map(({ whenFirst }) => whenFirst?.key)).toEqual([
      undefined,
      undefined,
      '99010119860417',
    ]);
    for (const subject of ['9901011986041702440', '99010119860417024', '1990101198604170244', '99010119860417024a'])
      expect(await uses([{ ...verify, subject }])).toHaveLength(3);
  });

  it('counts no case where the item has no limit for it, or the request none', async () => {
    const verify = { kind: 'verify', coordinate: 'Person.name', subject: 'b' } as const;
    expect(await uses([verify], { case: null })).toHaveLength(2);
    expect(await uses([verify], {}, { ...limits, perCase: null })).toHaveLength(2);
    expect(await uses([verify])).toHaveLength(3);
  });

  it('keeps kinds, items, coordinates and cases apart', async () => {
    const one = { kind: 'verify', coordinate: 'Person.name', subject: 'b' } as const;
    const keys = await Promise.all([
      uses([one]),
      uses([{ ...one, kind: 'lookup' }]),
      uses([{ ...one, coordinate: 'Person.mobile' }], { item: 'J', case: 'J-1' }),
    ]);
    expect(new Set(keys.flat().map(({ scope, key }) => `${scope} ${key}`)).size).toBe(9);
  });

  it('keeps organisations and items apart whose names run together', async () => {
    const verify = { kind: 'verify', coordinate: 'Person.name', subject: 'b' } as const;
    const [one, other] = await Promise.all([
      uses([verify], { organisation: 'a', item: 'bc', case: 'd' }),
      uses([verify], { organisation: 'ab', item: 'c', case: 'e' }),
    ]);
    expect(new Set([...one, ...other].map(({ scope, key }) => `${scope}\0${key}`)).size).toBe(6);
  });

  it('counts what one operation asks of somebody once, as often as it does', async () => {
    const verify = { kind: 'verify', coordinate: 'Person.idNumber', subject: '990101198604170244' } as const;
    const counted = await uses([verify, { ...verify, subject: '99010119860417051X' }, verify, verify], { case: null });
    expect(counted.map(({ key, amount }) => [key, amount])).toEqual([
      ['I', 4],
      ['990101198604170244', 3],
      ['99010119860417', 3],
      ['99010119860417051X', 1],
      ['99010119860417', 1],
    ]);
    expect(
      await uses([
        { ...verify, kind: 'lookup' },
        { ...verify, kind: 'lookup' },
      ]),
    ).toMatchObject([{ amount: 2 }, { amount: 2 }, { amount: 2, whenFirst: { amount: 1 } }]);
  });

  it('counts nobody of an operation that asks for more than a limit allows at all', async () => {
    const take = jest.fn(() => null);
    const many = Array.from({ length: 6 }, (_, n) => ({
      kind: 'lookup',
      coordinate: 'Person.idNumber',
      subject: `s${n}`,
    }));
    const asked = { ...decision('a'), charges: many } as Decision;
    await expect(createMeter({ take })(asked)).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
    expect(take).not.toHaveBeenCalled();
  });

  it('counts nothing where nothing is charged or no item is named', async () => {
    const verify = { kind: 'verify', coordinate: 'Person.name', subject: 'b' } as const;
    quota = () => 0;
    expect(await uses([])).toEqual([]);
    expect(await uses([verify], { item: null })).toEqual([]);
    quota = () => null;
  });

  it('lets the last use through that a limit allows, and says which limit was reached by its code', async () => {
    const within = createMeter({ take: () => null });
    await expect(within(decision('a'))).resolves.toBeUndefined();
    const said = async (index: number) => {
      const over = createMeter({ take: (some) => some[index] ?? null });
      const error = await over(decision('a', { nowMs: 100_000 })).catch((caught: RequestError) => caught);
      return [error?.code, error?.message.match(/verifications (.*) is reached/)?.[1], error?.headers['retry-after']];
    };
    expect(await said(0)).toEqual(['LIMIT_REACHED', 'in a minute', '20']);
    expect(await said(1)).toEqual(['LIMIT_REACHED', 'for one case', `${30 * 24 * 3_600 - 100}`]);
    expect(await said(2)).toEqual(['LIMIT_REACHED', 'of one subject in an hour', '3500']);
    expect((await uses(decision('a').charges)).map(({ limit }) => limit)).toEqual([5, 4, 3]);
  });

  it('refuses when it cannot count, and says when to try again', async () => {
    const gone = new Error('gone');
    const failing = [
      () => Promise.reject(gone),
      () => {
        throw gone;
      },
    ];
    for (const take of failing)
      await expect(createMeter({ take })(decision('a'))).rejects.toMatchObject({
        code: 'LIMITS_UNAVAILABLE',
        headers: { 'retry-after': '5' },
        cause: gone,
      });
  });
});

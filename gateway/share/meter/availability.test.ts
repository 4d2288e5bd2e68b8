import { Availability } from './availability';

const intervalMs = 10;
const fails = () => Promise.reject(new Error('gone'));
const works = () => Promise.resolve('done');

/** One whose probes end as they are told. */
function watched(...probes: ('fails' | 'works')[]) {
  let probed = 0;
  let over = false;
  const availability = new Availability({
    probe: () => (probes[probed++] === 'works' ? works() : fails()),
    isOver: () => over,
    intervalMs,
  });
  const end = () => {
    over = true;
  };
  return { availability, end, probed: () => probed };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('after a failure nobody waits for it until a probe succeeds', async () => {
  const { availability, probed } = watched('fails', 'works');
  expect(await availability.use(works)).toBe('done');
  await expect(Promise.all([availability.use(fails), availability.use(fails)])).rejects.toThrow('gone');
  const work = jest.fn(works);
  await expect(availability.use(work)).rejects.toThrow('a moment ago');
  await jest.advanceTimersByTimeAsync(intervalMs);
  await expect(availability.use(work)).rejects.toThrow('a moment ago');
  expect([availability.ok, work.mock.calls.length]).toEqual([false, 0]);
  await jest.advanceTimersByTimeAsync(intervalMs);
  expect([availability.ok, await availability.use(work)]).toEqual([true, 'done']);
  // However many failed, it was tried by one.
  expect(probed()).toBe(2);
});

test('what nobody will use any more is not tried again', async () => {
  const { availability, end, probed } = watched('works');
  await expect(availability.use(fails)).rejects.toThrow('gone');
  end();
  await jest.advanceTimersByTimeAsync(10 * intervalMs);
  expect([availability.ok, probed()]).toEqual([false, 0]);
});

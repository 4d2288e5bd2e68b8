import { type LoopDelay, loopDelay } from './loop-delay';

let delay: LoopDelay;
beforeEach(() => {
  delay = loopDelay();
});
afterEach(() => delay.stop());

/** Timers run at the start of the next turn but one. */
async function turn(): Promise<void> {
  for (let time = 0; time < 2; time += 1) await new Promise(setImmediate);
}

test('tells a busy loop from an idle one, however often it is asked', async () => {
  for (let time = 0; time < 2; time += 1) {
    const before = process.cpuUsage();
    while (process.cpuUsage(before).user < 150_000);
    await turn();
    expect(delay.sinceLastMs()).toBeGreaterThan(60);
  }
  expect(delay.sinceLastMs()).toBe(0);
});

test('is not blamed for time that others take', async () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
  await turn();
  expect(delay.sinceLastMs()).toBeLessThan(60);
});

import { loopDelay } from './loop-delay';

test('tells a blocked loop from an idle one, however often it is asked', async () => {
  const delay = loopDelay();
  try {
    for (let time = 0; time < 2; time += 1) {
      const until = performance.now() + 150;
      while (performance.now() < until);
      // Timers run at the start of the next turn but one.
      for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
      expect(delay.sinceLastMs()).toBeGreaterThan(60);
    }
    expect(delay.sinceLastMs()).toBe(0);
  } finally {
    delay.stop();
  }
});

import { type Gathering, Lanes } from './lanes';

/** Gatherings that say when they were sent and end when told to; each takes whatever comes. */
function gatherings() {
  const sent: string[] = [];
  const ends = new Map<string, () => void>();
  const open = (name: string) => (): Gathering & { name: string } => ({
    name,
    send: () => {
      sent.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    },
    park: () => undefined,
  });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { sent, open, end };
}

test('a lane that was forgotten before its turn came does not take a newer one of its key along', async () => {
  const { sent, open, end } = gatherings();
  const turns: (() => void)[] = [];
  const lanes = new Lanes<Gathering & { name: string }>({ places: 1, schedule: (run) => void turns.push(run) });
  const turn = (): void => turns.shift()!();
  lanes.gathering('key', () => true, open('first'));
  turn();
  // Sent when the first one ends, and over before the turn in which it began to gather is.
  lanes.gathering('key', () => true, open('second'));
  await end('first');
  await end('second');
  expect(lanes.size).toBe(0);
  lanes.gathering('key', () => true, open('third'));
  turn();
  expect([sent, lanes.size]).toEqual([['first', 'second', 'third'], 1]);
  const joined = lanes.gathering('key', () => true, open('fourth'));
  expect(lanes.gathering('key', () => true, open('fifth'))).toBe(joined);
  await end('third');
  expect(sent).toEqual(['first', 'second', 'third', 'fourth']);
  await end('fourth');
  expect(lanes.size).toBe(0);
});

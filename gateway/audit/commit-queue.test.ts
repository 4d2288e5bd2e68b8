import { CommitQueue } from './commit-queue';

const bounds = { maximumWaiting: 100, maximumBatch: 3 };
const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A queue whose second commit must wait for longer than any test runs. */
function slowQueue() {
  const batches: number[][] = [];
  const commit = async (entries: readonly number[]) => {
    batches.push([...entries]);
    return entries.map(String);
  };
  return { batches, queue: new CommitQueue<number, string>(commit, { ...bounds, intervalMs: 3_600_000 }) };
}

test('whoever comes soon after a commit waits with all that comes meanwhile; closing the queue ends the wait', async () => {
  const { batches, queue } = slowQueue();
  expect(await queue.add(1)).toBe('1');
  const later = [queue.add(2)];
  await turns();
  later.push(queue.add(3));
  await turns();
  expect(batches).toEqual([[1]]);
  await queue.close();
  expect(await Promise.all(later)).toEqual(['2', '3']);
  expect(batches).toEqual([[1], [2, 3]]);
  await expect(queue.add(4)).rejects.toMatchObject({ code: 'closed' });
});

test('a batch that is full does not wait', async () => {
  const { batches, queue } = slowQueue();
  await queue.add(1);
  expect(await Promise.all([2, 3, 4].map((entry) => queue.add(entry)))).toEqual(['2', '3', '4']);
  expect(batches).toEqual([[1], [2, 3, 4]]);
  await queue.close();
});

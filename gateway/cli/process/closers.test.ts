import { Closers } from './closers';

test('closes last opened first, one at a time, and a failure keeps nothing open', async () => {
  const told: string[] = [];
  const closers = new Closers();
  closers.add('database', async () => void told.push('database'));
  closers.add('gateway', () => Promise.reject(new Error('stuck')));
  closers.add('server', async () => {
    await Promise.resolve();
    told.push('server');
  });
  await closers.closeAll((name, error) => told.push(`${name}: ${(error as Error).message}`));
  expect(told).toEqual(['server', 'gateway: stuck', 'database']);
  await closers.closeAll(() => told.push('again'));
  expect(told).toHaveLength(3);
});

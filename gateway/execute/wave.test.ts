import type { Caller } from './caller';
import type { EntityLoad } from './entity-loads';
import type { Loader } from './loader';
import { Wave } from './wave';

test('a loader that throws before it has begun fails those who asked, and nobody else', async () => {
  const bug = new Error('bug');
  const loader = {
    entities: () => {
      throw bug;
    },
  } as unknown as Loader;
  const wave = new Wave(loader, {} as Caller);
  const load = (subgraph: string) => ({ fetch: { prepared: { subgraph } } }) as unknown as EntityLoad;
  const asked = await Promise.allSettled([wave.ask(load('a')), wave.ask(load('a')), wave.ask(load('b'))]);
  expect(asked).toEqual(Array.from({ length: 3 }, () => ({ status: 'rejected', reason: bug })));
});

import type { Caller } from '../caller';
import { CallersAlone } from './callers-alone';

const caller = (organisation: string, client = 'c') => ({ member: { organisation, client } }) as unknown as Caller;

describe('CallersAlone', () => {
  it('lets all calls of one execution go at once, and none of a second of its consumer', () => {
    const alone = new CallersAlone();
    const [first, second] = [caller('o'), caller('o')];
    expect([alone.enter(first), alone.enter(first), alone.enter(second), alone.enter(first)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    alone.leave(first);
    alone.leave(second);
    alone.leave(first);
    expect(alone.enter(second)).toBe(false);
  });

  it('does not take one consumer for another', () => {
    const alone = new CallersAlone();
    expect(alone.enter(caller('o', 'c'))).toBe(true);
    expect(alone.enter(caller('oc', ''))).toBe(true);
    expect(alone.enter(caller('p', 'c'))).toBe(true);
  });

  it('forgets whom it sees no more', () => {
    const alone = new CallersAlone();
    for (let index = 0; index < 100; index += 1) {
      const one = caller(`o${index}`);
      alone.enter(one);
      alone.enter(one);
      alone.leave(one);
      alone.leave(one);
    }
    expect(alone.size).toBe(0);
  });
});

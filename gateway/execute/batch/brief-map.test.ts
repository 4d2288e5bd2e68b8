import fc from 'fast-check';
import { BriefMap } from './brief-map';

test('is a map, whatever comes and goes', () => {
  const key = fc.integer({ min: 0, max: 200 });
  const step = fc.oneof(
    { weight: 10, arbitrary: fc.record({ kind: fc.constant('set' as const), key }) },
    { weight: 10, arbitrary: fc.record({ kind: fc.constant('delete' as const), key }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), key }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600, size: 'max' }), (steps) => {
      const [model, map] = [new Map<number, number>(), new BriefMap<number, number>()];
      for (const [value, one] of steps.entries()) {
        for (const each of [model, map]) {
          if (one.kind === 'set') each.set(one.key, value);
          else if (one.kind === 'delete') each.delete(one.key);
          else each.clear();
        }
        expect([map.size, map.get(one.key)]).toEqual([model.size, model.get(one.key)]);
      }
      for (let each = 0; each <= 200; each += 1) expect(map.get(each)).toBe(model.get(each));
    }),
    { numRuns: 30 },
  );
});

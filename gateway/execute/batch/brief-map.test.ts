import { BriefMap } from './brief-map';

test('holds what was set and not taken out, however often it is made anew', () => {
  const [model, map] = [new Map<number, number>(), new BriefMap<number, number>()];
  for (let step = 0; step < 2_000; step += 1) {
    const [entered, left] = [step % 300, (step * 7) % 300];
    for (const each of [model, map]) {
      each.set(entered, step);
      if (step % 3 > 0) each.delete(left);
    }
    expect([map.size, map.get(entered), map.get(left)]).toEqual([model.size, model.get(entered), model.get(left)]);
  }
  for (let key = 0; key < 300; key += 1) expect(map.get(key)).toBe(model.get(key));
});

test('is empty once it is cleared', () => {
  const map = new BriefMap<string, number>();
  map.set('a', 1);
  map.clear();
  expect([map.size, map.get('a')]).toEqual([0, undefined]);
});

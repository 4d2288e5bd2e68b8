import { createSeal } from './seal';

const seal = createSeal(Buffer.alloc(32, 1));

test('what is closed opens under its name, and shows nothing of itself', () => {
  const name = seal.name('990101198604170244');
  const sealed = seal.close(name, '{"name":"张敏"}');
  expect(seal.open(name, sealed)).toBe('{"name":"张敏"}');
  expect(name).not.toContain('990101');
  expect(sealed.toString('latin1')).not.toContain('name');
  expect(seal.close(name, 'x').equals(seal.close(name, 'x'))).toBe(false);
});

test('nothing opens that was altered, cut, moved to another name, or closed by another key', () => {
  const name = seal.name('a');
  const sealed = seal.close(name, 'value');
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = Buffer.from(sealed);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(seal.open(name, altered)).toBeNull();
    expect(seal.open(name, sealed.subarray(0, index))).toBeNull();
  }
  expect(seal.open(seal.name('b'), sealed)).toBeNull();
  expect(createSeal(Buffer.alloc(32, 2)).open(name, sealed)).toBeNull();
  expect(createSeal(Buffer.alloc(32, 2)).name('a')).not.toBe(name);
});

import { readYaml } from './yaml-document';

const faults = (text: string) =>
  readYaml('a.yaml', text).faults.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('readYaml', () => {
  test('reads plain YAML and knows where everything stands', () => {
    const { content, at } = readYaml('a.yaml', '# c\na:\n  - b: 1\n    c: { d: x }\n  - e\n');
    expect(content).toEqual({ a: [{ b: 1, c: { d: 'x' } }, 'e'] });
    expect([at([]), at(['a']), at(['a', 0, 'c', 'd']), at(['a', 1])]).toEqual([
      { line: 2, column: 1 },
      { line: 2, column: 1 },
      { line: 4, column: 10 },
      { line: 5, column: 5 },
    ]);
  });

  test('answers with the nearest ancestor where a path leads nowhere', () => {
    const { at } = readYaml('a.yaml', 'a:\n  b: 1\n');
    expect([at(['a', 'x']), at(['a', 'b', 'c']), at(['x'])]).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 3 },
      { line: 1, column: 1 },
    ]);
    expect(readYaml('a.yaml', '- a\n').at([7])).toEqual({ line: 1, column: 1 });
    expect(readYaml('a.yaml', '').at(['a'])).toEqual({ line: 1, column: 1 });
  });

  test.each([
    ['a key twice', 'a: 1\na: 2\n', '2:1 Map keys must be unique'],
    ['broken syntax', 'a: [1\n', '2:1 Flow sequence'],
    ['an alias', 'a: &x 1\nb: *x\n', '2:4 alias `*x` is not allowed'],
    ['a tag', 'a: !!binary aGk=\n', '1:13 tag'],
    ['a tag of somebody', 'a: !x 1\n', '1:4 '],
    ['two documents', 'a: 1\n---\nb: 2\n', '2:1 Source contains multiple documents'],
    ['a number that loses digits', 'a: 990101198604170244\n', '1:4 the number `990101198604170244` loses digits'],
  ])('refuses %s', (_what, text, expected) => {
    expect(faults(text)).toContainEqual(expect.stringContaining(expected));
    expect(readYaml('a.yaml', text).content).toBeNull();
  });

  test('takes dates and codes as text, and `__proto__` as a key like any other', () => {
    const { content } = readYaml('a.yaml', 'a: 2026-01-01\n__proto__: { polluted: true }\n');
    expect((content as Record<string, unknown>)['a']).toBe('2026-01-01');
    expect((content as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(content as object)).toEqual(['a', '__proto__']);
  });
});

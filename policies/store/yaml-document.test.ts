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
    expect(readYaml('a.yaml', 'a: \0').at(['a'])).toEqual({ line: 1, column: 1 });
  });

  test.each([
    ['a key twice', 'a: 1\nb: 2\na: 2\n', '3:1 the key `a` stands here twice'],
    ['a key twice, once in quotes', 'a: 1\n"a": 2\n', '2:1 the key `a` stands here twice'],
    ['a key twice, deeper', 'x:\n  - { a: 1, a: 2 }\n', '2:13 the key `a` stands here twice'],
    ['broken syntax', 'a: [1\n', '2:1 this is no YAML: Flow sequence'],
    ['an anchor', 'a: &x 1\n', '1:7 the anchor `&x` is not allowed'],
    ['an anchor on a list', 'a: &x [1]\n', '1:7 the anchor `&x` is not allowed'],
    ['an alias', 'a: &x 1\nb: *x\n', '2:4 the alias `*x` is not allowed'],
    ['an alias as a key', 'a: &x b\n*x : 1\n', '2:1 a list or map cannot be a key'],
    ['a merge key', 'a: &x { b: 1 }\nc:\n  <<: *x\n', '3:3 the merge key `<<` is not allowed'],
    ['a merge key without an alias', '<<: { a: 1 }\n', '1:1 the merge key `<<` is not allowed'],
    ['a tag', 'a: !!binary aGk=\n', '1:13 the tag `tag:yaml.org,2002:binary` is not allowed'],
    ['a tag that changes nothing', 'a: !!str 1\n', '1:10 the tag `tag:yaml.org,2002:str` is not allowed'],
    ['a tag of somebody', 'a: !x 1\n', '1:4 a tag is not allowed'],
    ['two documents', 'a: 1\n---\nb: 2\n', '2:1 a second document begins here'],
    ['a document after the end', 'a: 1\n...\nb: 2\n', '3:1 a second document begins here'],
    ['a tab as indentation', 'a:\n\tb: 1\n', '2:1 a tab stands where spaces indent'],
    ['another version of YAML', '# c\n%YAML 1.1\n---\na: no\n', '2:1 the directive `%YAML 1.1` is not allowed'],
    ['abbreviations of tags', '%TAG !e! tag:x,2000:\n---\na: no\n', '1:1 the directive `%TAG !e!'],
    ['a list as a key', '? [a, b]\n: 1\n', '1:3 a list or map cannot be a key'],
    ['an empty key', ': 1\n', '1:1 the key `` is no text'],
    ['a number as a key', 'a: 1\n2: 1\n', '2:1 the key `2` is no text'],
    ['a truth value as a key', 'true: 1\n', '1:1 the key `true` is no text'],
  ])('refuses %s', (_what, text, expected) => {
    expect(faults(text)).toContainEqual(expect.stringContaining(expected));
    expect(readYaml('a.yaml', text).content).toBeNull();
  });

  test.each([
    'no',
    'yes',
    'on',
    'off',
    'y',
    'n',
    'No',
    'OFF',
    '2026-01-01',
    '2026-01-01T00:00:00Z',
    '12:30:45',
    '1_000',
    '1,5',
    '=',
    'nil',
    'None',
    '1.2.3',
    '0b11',
    '99010119860417024X',
    '+',
    '-',
    '.',
    'true-ish',
    '0x',
    '1e',
    'e1',
    '११',
  ])('takes `%s` as text', (text) => {
    expect(readYaml('a.yaml', `a: ${text === '-' ? '"-"' : text}\n`).content).toEqual({ a: text });
  });

  test.each([
    ['0123', '123'],
    ['00', '0'],
    ['1e3', '1000'],
    ['1E3', '1000'],
    ['1.0', '1'],
    ['1.10', '1.1'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+1', '1'],
    ['-0', '0'],
    ['0x1F', '31'],
    ['0o17', '15'],
    ['.inf', 'Infinity'],
    ['-.INF', '-Infinity'],
    ['.nan', 'NaN'],
    ['True', 'true'],
    ['FALSE', 'false'],
    ['~', 'null'],
    ['Null', 'null'],
    ['NULL', 'null'],
  ])('refuses `%s`, which would be read as %s', (text, meaning) => {
    const told = /inf/i.test(text) ? `the number \`${text}\` loses digits` : `\`${text}\` would be read as ${meaning}`;
    expect(faults(`a: ${text}\n`)).toEqual([`1:4 ${told}`]);
    expect(readYaml('a.yaml', `a: "${text}"\n`).content).toEqual({ a: text });
  });

  test('refuses numbers that lose digits, and takes those that do not', () => {
    expect(faults('a: 990101198604170244\n')).toEqual(['1:4 the number `990101198604170244` loses digits']);
    expect(faults('a: -9007199254740992\n')).toEqual(['1:4 the number `-9007199254740992` loses digits']);
    const plain = 'a: [0, -1, 1.5, 9007199254740991, true, false, null]\nb:\n';
    expect(readYaml('a.yaml', plain).content).toEqual({
      a: [0, -1, 1.5, 9007199254740991, true, false, null],
      b: null,
    });
  });

  test.each([
    ['NUL', 'a: x\0y\n', '1:5 the character U+0000'],
    ['a control character', 'a: 1\nb: x\x1by\n', '2:5 the character U+001B'],
    ['another direction of writing', 'a: x\n# \u202e\n', '2:3 the character U+202E'],
    ['an isolated direction', 'a: \u2066x\n', '1:4 the character U+2066'],
    ['a space of no width', 'a: x\u200by\n', '1:5 the character U+200B'],
    ['a byte order mark in the middle', 'a: 1\n\ufeffb: 2\n', '2:1 the character U+FEFF'],
    ['half a character', 'a: \ud83d\n', '1:4 the character U+D83D'],
    ['the other half', 'a: \ude00\n', '1:4 the character U+DE00'],
    ['a line break that is none', 'a: x\u2028b: 2\n', '1:5 the character U+2028'],
    ['an escaped control character', 'a: "x\\0"\n', '1:4 the character U+0000'],
    ['an escaped direction of writing', 'a: "\\u202E"\n', '1:4 the character U+202E'],
    ['an escaped byte order mark', 'a: "\\uFEFF"\n', '1:4 the character U+FEFF'],
    ['an invisible key', '"a\\u200b": 1\n', '1:1 the character U+200B'],
  ])('refuses %s', (_what, text, expected) => {
    expect(faults(text)[0]).toContain(expected);
    expect(readYaml('a.yaml', text).content).toBeNull();
  });

  test('takes a byte order mark at the start, carriage returns, and characters outside the basic plane', () => {
    const { content, faults: found } = readYaml('a.yaml', '\ufeffa: 𠮷😀\r\nb: x\t# tab\r\n');
    expect(found).toEqual([]);
    expect(content).toEqual({ a: '𠮷😀', b: 'x' });
  });

  test('takes dates and codes as text, and `__proto__` as a key like any other', () => {
    const { content } = readYaml('a.yaml', 'a: 2026-01-01\n__proto__: { polluted: true }\n');
    expect((content as Record<string, unknown>)['a']).toBe('2026-01-01');
    expect((content as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(content as object)).toEqual(['a', '__proto__']);
  });
});

/** CPU time that something takes, in microseconds. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe('readYaml refuses what would take forever', () => {
  const fullText = Array.from({ length: 24_000 }, (_, n) => `k${n}: 1\n`).join('');
  let costOfFullText: number;
  beforeAll(() => {
    costOfFullText = costOf(() => readYaml('a.yaml', fullText));
  });

  const many = 20_000;
  test.each<[string, string, string]>([
    ['a text of absurd length', ' '.repeat(1024 * 1024 + 1), 'has 1048577 characters: expected at most 1048576'],
    ['very many entries', '- a\n'.repeat(60_000), 'has 120000 line breaks'],
    ['very many keys', Array.from({ length: 30_000 }, (_, n) => `k${n}: 1\n`).join(''), 'has 60000 line breaks'],
    ['deep lists', '['.repeat(many) + ']'.repeat(many), 'nested too deeply'],
    ['deep maps', `${'{a: '.repeat(8_000)}1${'}'.repeat(8_000)}`, 'nested too deeply'],
    ['deep blocks', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 'at most 30 levels'],
    ['deep lists of lists', `${'- '.repeat(100)}x`, 'at most 30 levels'],
    ['errors without end', '}'.repeat(40_000), 'this is no YAML'],
  ])('%s', (_what, text, expected) => {
    let found: readonly string[] = [];
    const cost = costOf(() => {
      found = faults(text);
    });
    expect(found[0]).toContain(expected);
    expect(found.length).toBeLessThanOrEqual(100);
    // Some take twice as long as a text that fits; without its bound each takes more than thirty times as long.
    expect(cost).toBeLessThan(25 * costOfFullText);
  });

  test('anchors that would multiply', () => {
    const bomb = `a: &a [x]\n${'bcdefghij'
      .split('')
      .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[n]}`).join(', ')}]`)
      .join('\n')}\n`;
    expect(faults(bomb).length).toBeGreaterThan(9);
    expect(readYaml('a.yaml', bomb).content).toBeNull();
  });

  test('as many different keys as fit are read in no time', () => {
    const { content } = readYaml('a.yaml', fullText);
    expect(Object.keys(content as object)).toHaveLength(24_000);
  });
});

import { Environment } from '@marcbachmann/cel-js';
import { readPaths } from './read-paths';

const environment = new Environment({ enableOptionalTypes: true, unlistedVariablesAreDyn: true });

function read(text: string) {
  const { reads, problems } = readPaths(environment.parse(text).ast);
  return { reads: reads.map(({ root, path }) => [root, ...path].join('.')), problems };
}

describe('readPaths', () => {
  test.each<[string, string[]]>([
    ['true', []],
    ['row', ['row']],
    ['row.a.b == args.c', ['row.a.b', 'args.c']],
    ['row.a == 1 || row.a == 2', ['row.a']],
    ['row.a in ["x", row.b]', ['row.a', 'row.b']],
    ['!row.a && -row.b < 0', ['row.a', 'row.b']],
    ['row.a ? row.b : row.c', ['row.a', 'row.b', 'row.c']],
    ['size(row.a) + int(row.b) > 1', ['row.a', 'row.b']],
    ['double(row.a) > 1.0 && string(row.b) == "1"', ['row.a', 'row.b']],
    ['timestamp(row.a) > timestamp(row.b)', ['row.a', 'row.b']],
    ['row.a.size() > 1 && row.b.endsWith("x") && row.c.contains("x")', ['row.a', 'row.b', 'row.c']],
    ['row.a.b == row.ab', ['row.a.b', 'row.ab']],
    ['args.a.exists_one(x, x == row.b)', ['args.a', 'row.b']],
    ['row.a.startsWith(row.b)', ['row.a', 'row.b']],
    ['args.a.exists(x, x == row.b)', ['args.a', 'row.b']],
    ['args.a.all(row, row == "x")', ['args.a']],
  ])('%s reads %j', (text, expected) => {
    expect(read(text)).toEqual({ reads: expected, problems: [] });
  });

  test.each<[string, string]>([
    ['row["a"] == 1', '`row["a"]`: rules have no index access, optional access or maps'],
    ['row.?a == 1', 'rules have no index access, optional access or maps'],
    ['row[?"a"] == 1', 'rules have no index access, optional access or maps'],
    ['{"a": 1} == row.x', '`{"a": 1}`: rules have no index access, optional access or maps'],
    ['row.a.matches("x")', 'the method `matches` is not available to rules'],
    ['type(row.a) == int', 'the function `type` is not available to rules'],
    ['args.a.exists(x, x.y == 1)', '`x.y`: elements of lists are scalars and have no fields'],
    ['args.a.exists(x, args.b.all(y, y == x))', 'comprehensions must not stand in one another'],
    ['args.a.map(x, x > 1, x)', '`map` takes a variable and an expression'],
    ['"a".size().b == 1', 'only variables have fields'],
  ])('%s: %s', (text, problem) => {
    expect(read(text).problems.join('\n')).toContain(problem);
  });

  test('what a function or method that is not available is given is read all the same', () => {
    expect(read('type(row.a) == row.b').reads).toEqual(expect.arrayContaining(['row.a', 'row.b']));
    expect(read('row.a.matches(row.b)').reads).toEqual(['row.a', 'row.b']);
  });
});

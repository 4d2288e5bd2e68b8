import { GraphQLInt, GraphQLList, GraphQLNonNull } from 'graphql';
import { contentText } from './content-text';

test.each([
  [undefined, null, false, 0, '', 'null', [], {}, new Map(), new Set()],
  [[1, 2], [2, 1], ['1', 2], [[1], 2], [1, [2]], '1,2', { 0: 1, 1: 2 }, new Set([1, 2])],
  [{ a: 1 }, { a: '1' }, { b: 1 }, { a: 1, b: undefined }, new Map([['a', 1]]), [['a', 1]], 'a:1'],
  [GraphQLInt, new GraphQLNonNull(GraphQLInt), new GraphQLList(GraphQLInt), 'Int', 'TInt', '"Int"'],
  [{ a: 'x"},"b":{' }, { a: 'x', b: {} }, { a: 'x","b":"' }, { a: 'x', b: '' }],
])('says what differs: %#', (...values) => {
  expect(new Set(values.map(contentText)).size).toBe(values.length);
});

test('values that are alike have one text', () => {
  const one = () => ({
    type: new GraphQLList(GraphQLInt),
    hidden: new Set(['a']),
    children: new Map([['T', { f: [null] }]]),
  });
  expect(contentText(one())).toBe(contentText(one()));
  expect(contentText(Object.assign(Object.create(null), { a: 1 }))).toBe(contentText({ a: 1 }));
});

test.each([[() => 1], [Symbol('x')], [1n], [new Date(0)], [{ deep: [new Map([['a', () => 1]])] }]])(
  'what text cannot say is refused',
  (value) => {
    expect(() => contentText(value)).toThrow(TypeError);
  },
);

import { openGateway } from './federation/open-gateway';

/** Lists of which nobody knows the length beforehand, in departments that lead to one another. */
const wide = 40;
const nodes = Array.from({ length: wide }, (_, id) => ({ id: String(id) }));

const subgraphs = {
  near: {
    sdl: 'type Query { start: Node } type Node @key(fields: "id") { id: ID! near: [Node!] tags: [String!] }',
    resolvers: {
      Query: { start: () => nodes[0] },
      Node: { near: () => nodes, tags: () => nodes.map(({ id }) => id), __resolveReference: (node: object) => node },
    },
  },
  far: {
    sdl: 'type Node @key(fields: "id") { id: ID! far: [Node!] label(of: Int!): String }',
    resolvers: {
      Node: {
        far: () => nodes,
        label: (_: object, { of }: { of: number }) => 'x'.repeat(of),
        __resolveReference: (node: object) => node,
      },
    },
  },
};

const gateway = openGateway(subgraphs);
afterAll(async () => (await gateway).close());

it.each([
  ['objects', 'near { far { id } }'],
  ['elements of lists', 'near { tags }'],
])('is refused when it holds more %s than one answer may, though few of them are different', async (_, many) => {
  const { ask } = await gateway;
  const { data, errors, faults } = await ask(`{ start { near { far { ${many} } } } }`);
  expect([data, errors, faults]).toEqual([
    null,
    [
      {
        message: expect.stringContaining('the answer would have more than 1000000 objects and elements of lists'),
        extensions: expect.objectContaining({ code: 'ANSWER_TOO_LARGE', actor: 'caller' }),
      },
    ],
    [],
  ]);
  const two = await ask('{ start { near { far { id } } } }');
  expect(two.data.start.near.map(({ far }: { far: object[] }) => far.length)).toEqual(Array(wide).fill(wide));
});

describe.each([
  ['', ''],
  // What has an error beside it is written another way.
  [', an error beside it', 'lost: label(of: -1)'],
])('is refused when its text is longer than one answer may be%s', (_, beside) => {
  it.each([
    ['one list', 'near { far { label(of: 50000) } }'],
    [
      'lists under many names',
      Array.from({ length: 20 }, (_, at) => `a${at}: near { far { label(of: 3000) } }`).join(' '),
    ],
  ])('in %s', async (_, lists) => {
    const { ask } = await gateway;
    const { errors, faults } = await ask(`{ start { ${beside} ${lists} } }`);
    expect([errors.map(({ extensions }) => extensions?.['code']), faults]).toEqual([['ANSWER_TOO_LARGE'], []]);
  });
});

import { openGateway } from './federation/open-gateway';

/** Lists of which nobody knows the length beforehand, in departments that lead to one another. */
const wide = 40;
const nodes = Array.from({ length: wide }, (_, id) => ({ id: String(id) }));

const subgraphs = {
  near: {
    sdl: 'type Query { start: Node } type Node @key(fields: "id") { id: ID! near: [Node!] }',
    resolvers: {
      Query: { start: () => nodes[0] },
      Node: { near: () => nodes, __resolveReference: (node: object) => node },
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

it('is refused when it holds more objects than one answer may, though few of them are different', async () => {
  const { ask } = await gateway;
  const { data, errors, faults } = await ask('{ start { near { far { near { far { id } } } } } }');
  expect([data, errors, faults]).toEqual([
    null,
    [
      {
        message: 'the answer would be larger than 250000 objects; ask for less at a time',
        extensions: expect.objectContaining({ code: 'ANSWER_TOO_LARGE', actor: 'caller' }),
      },
    ],
    [],
  ]);
  const two = await ask('{ start { near { far { id } } } }');
  expect(two.data.start.near.map(({ far }: { far: object[] }) => far.length)).toEqual(Array(wide).fill(wide));
});

it.each([
  ['', ''],
  // What has an error beside it is written another way.
  [', an error beside it', 'lost: label(of: -1)'],
])('is refused when its text is longer than one answer may be%s', async (_, beside) => {
  const { ask } = await gateway;
  const { errors, faults } = await ask(`{ start { ${beside} near { far { label(of: 50000) } } } }`);
  expect([errors.map(({ extensions }) => extensions?.['code']), faults]).toEqual([['ANSWER_TOO_LARGE'], []]);
});

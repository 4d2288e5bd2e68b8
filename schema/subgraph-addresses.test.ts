import { subgraphAddresses } from './subgraph-addresses';

const supergraph = (graphs: string) => `
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  enum join__Graph { ${graphs} }
  type Query { a: Int }`;

test('addresses are those of the supergraph, by subgraph name', () => {
  const sdl = supergraph(
    'A @join__graph(name: "a", url: "http://h:1/a") B_C @join__graph(name: "b-c", url: "https://h/b?x=1")',
  );
  expect({ ...subgraphAddresses(sdl) }).toEqual({ a: 'http://h:1/a', 'b-c': 'https://h/b?x=1' });
});

test('a supergraph without addresses is refused, and so is what is none', () => {
  expect(() => subgraphAddresses(supergraph('A @join__graph(name: "a", url: "")'))).toThrow('`A`');
  expect(() => subgraphAddresses(supergraph('A'))).toThrow('expected a name and an address');
  expect(() => subgraphAddresses('type Query { a: Int }')).toThrow('join__Graph');
});

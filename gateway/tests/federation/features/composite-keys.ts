import type { Feature } from '../feature';

const parts = [{ id: '1', serial: 's1', place: { site: 'x', shelf: 'y', box: 'z' }, name: 'bolt' }];
const find = (id: string) => parts.find((part) => part.id === id);

/** Keys that overlap, of which a subgraph resolves only some, and whose fields are objects. */
const feature: Feature = {
  name: 'composite keys',
  subgraphs: {
    names: {
      sdl: `type Part @key(fields: "id") @key(fields: "serial", resolvable: false)
          @key(fields: "place { site shelf }", resolvable: false) @key(fields: "id place { shelf box }", resolvable: false) {
          id: ID! serial: ID! place: Place! name: String! }
        type Place { site: ID! @shareable shelf: ID! @shareable box: ID! @shareable }
        type Query { anything: Int }`,
      resolvers: { Part: { __resolveReference: ({ id }: { id: string }) => find(id) ?? null } },
    },
    shelves: {
      sdl: `type Query { shelf: Shelf }
        type Shelf @key(fields: "id") { id: ID! parts: [Part!]! }
        type Part @key(fields: "place { site shelf }", resolvable: false) @key(fields: "id place { shelf box }")
          @key(fields: "serial", resolvable: false) @key(fields: "id", resolvable: false) {
          id: ID! serial: ID! place: Place! name: String! @external label: String! @requires(fields: "name") }
        type Place { site: ID! @shareable shelf: ID! @shareable box: ID! @shareable }`,
      resolvers: {
        Query: { shelf: () => ({ id: '9', parts: parts.map(({ name: _, ...part }) => part) }) },
        Part: {
          __resolveReference: (reference: { id: string; name?: string; place?: { shelf: string; box: string } }) =>
            reference.place?.box && reference.place.shelf
              ? { ...find(reference.id), name: reference.name }
              : Promise.reject(new Error('not the key')),
          label: ({ name }: { name?: string }) => (name ? `label of ${name}` : Promise.reject(new Error('no name'))),
        },
      },
    },
  },
  cases: [
    {
      query: '{ shelf { id parts { id name label } } }',
      data: { shelf: { id: '9', parts: [{ id: '1', name: 'bolt', label: 'label of bolt' }] } },
    },
    { query: '{ shelf { parts { label } } }', data: { shelf: { parts: [{ label: 'label of bolt' }] } } },
  ],
};
export default feature;

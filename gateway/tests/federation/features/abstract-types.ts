import type { Feature } from '../feature';

const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
const book = { __typename: 'Book', id: '1', title: 'The Book', pages: 3 };
const song = { __typename: 'Song', id: '2', title: 'The Song', length: 4 };
const movie = { __typename: 'Movie', id: '3', title: 'The Movie', stars: 5 };

/** Unions and interfaces whose members differ between subgraphs, and fields of one response name that differ. */
const feature: Feature = {
  name: 'abstract types',
  subgraphs: {
    a: {
      sdl: `type Query { media: Media viewer: Viewer @shareable all: [Media!] works: [Work!] grid: [[Work]] }
        union Media = Book | Song
        interface Work { id: ID! title: String }
        type Viewer { media: Media @shareable song: Media }
        type Book implements Work @key(fields: "id") { id: ID! title: String @shareable pages: Int size: Int! }
        type Song implements Work @key(fields: "id") { id: ID! title: String @shareable length: Int size: String }`,
      resolvers: {
        Query: {
          media: () => book,
          viewer: () => ({ media: book, song }),
          all: () => [book, song],
          works: () => [book, song],
          grid: () => [[book, null], [], null, [song]],
        },
        Media: typeOf,
        Work: typeOf,
        Book: { __resolveReference: () => book, size: () => 7 },
        Song: { __resolveReference: () => song, size: () => 'long' },
      },
    },
    b: {
      sdl: `type Query { viewer: Viewer @shareable movies: [Media] }
        union Media = Book | Movie
        type Viewer { media: Media @shareable book: Media movie: Media }
        interface Rated { stars: Int }
        type Book @key(fields: "id") { id: ID! title: String @shareable author: Person }
        type Song @key(fields: "id") { id: ID! author: [Person] }
        type Movie implements Rated @key(fields: "id") { id: ID! title: String @shareable stars: Int }
        type Person { name: String! }`,
      resolvers: {
        Query: { viewer: () => ({ media: book, book, movie }), movies: () => [movie, book, null] },
        Media: typeOf,
        Rated: typeOf,
        Book: { __resolveReference: () => book, author: () => ({ name: 'A' }) },
        Song: { __resolveReference: () => song, author: () => [{ name: 'S' }, null] },
      },
    },
  },
  cases: [
    { query: '{ media { ... on Movie { title } } }', data: { media: {} } },
    { query: '{ media { ... on Book { title } ... on Movie { title } } }', data: { media: { title: 'The Book' } } },
    {
      query:
        '{ viewer { media { __typename ...All } book { __typename ...All } song { ...All } movie { ...All t: __typename } } } fragment All on Media { ... on Book { title } ... on Song { title } ... on Movie { title stars } }',
      data: {
        viewer: {
          media: { __typename: 'Book', title: 'The Book' },
          book: { __typename: 'Book', title: 'The Book' },
          song: { title: 'The Song' },
          movie: { title: 'The Movie', stars: 5, t: 'Movie' },
        },
      },
    },
    {
      query: '{ all { ... on Book { size } ... on Song { length size2: size } } }',
      data: { all: [{ size: 7 }, { length: 4, size2: 'long' }] },
    },
    {
      query: '{ all { ... on Book { author { name } } ... on Song { authors: author { name } } } }',
      data: { all: [{ author: { name: 'A' } }, { authors: [{ name: 'S' }, null] }] },
    },
    {
      query: '{ works { id title __typename ... on Work { t: title } } }',
      data: {
        works: [
          { id: '1', title: 'The Book', __typename: 'Book', t: 'The Book' },
          { id: '2', title: 'The Song', __typename: 'Song', t: 'The Song' },
        ],
      },
    },
    { query: '{ grid { title } }', data: { grid: [[{ title: 'The Book' }, null], [], null, [{ title: 'The Song' }]] } },
    {
      query: '{ grid { ... on Book { author { name } } ... on Song { length } } }',
      data: { grid: [[{ author: { name: 'A' } }, null], [], null, [{ length: 4 }]] },
    },
    {
      query: '{ movies { ... on Rated { stars } ... on Work { title pages: id } } }',
      data: { movies: [{ stars: 5 }, { title: 'The Book', pages: '1' }, null] },
    },
    { query: '{ works { ... on Book { pages } } }', data: { works: [{ pages: 3 }, {}] } },
    { query: '{ all { ... on Book { author { name } } ... on Song { author { name } } } }', data: null, errors: true },
  ],
};
export default feature;

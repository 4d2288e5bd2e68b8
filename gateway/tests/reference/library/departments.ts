/**
 * Four small departments of a library. Together they use every feature of federation that the real graph uses, and
 * those that it may use one day: interfaces and unions across departments, non-null fields, several and nested keys,
 * `@requires`, `@provides`, value types shared by two departments, lists of lists, hidden fields, mutations.
 */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible"])`;

export const libraryDepartments: readonly { readonly name: string; readonly sdl: string }[] = [
  {
    name: 'catalog',
    sdl: `${link}
      type Query {
        media(id: ID!): Media
        medias(first: Int = 4): [Media!]!
        book(id: ID!): Book
        bookByIsbn(isbn: String!): Book
        search(text: String!, first: Int = 5): [Found]
        shelf(place: Place!): Shelf
      }
      type Mutation {
        rename(id: ID!, title: String!): Book
        retag(id: ID!, tags: [String!]!): Media!
      }
      input Place { code: String!  floor: Int = 1  number: Int! }
      enum Format { PAPER AUDIO }
      interface Media { id: ID!  title: String  tags: [String!]  creator: Person }
      type Book implements Media @key(fields: "id") @key(fields: "isbn") {
        id: ID!
        isbn: String!
        title: String
        tags: [String!]
        creator: Person
        format(upper: Boolean): Format
        pages: Int!
        weight: Float
        size: Size
        secret: String @inaccessible
        shelf: Shelf
        related(first: Int = 3): [Media]
      }
      type Film implements Media @key(fields: "id") {
        id: ID!
        title: String
        tags: [String!]
        creator: Person
        minutes: Int
        format: String
        sequel: Film
      }
      type Size { height: Float  width: Float }
      union Found = Book | Film | Person
      type Person @key(fields: "pid", resolvable: false) { pid: ID! }
      type Shelf @key(fields: "room { code floor } number") {
        room: Room!
        number: Int!
        label: String
        books(first: Int = 2): [Book!]
      }
      type Room @shareable { code: String!  floor: Int! }
    `,
  },
  {
    name: 'people',
    sdl: `${link}
      scalar Day
      type Query { me: Person  person(pid: ID!): Person  people(first: Int = 4): [Person] }
      type Mutation { befriend(pid: ID!, friend: ID!): Person }
      type Person @key(fields: "pid") {
        pid: ID!
        name: String!
        nick: String @shareable
        mail: String
        age: Int
        born: Day
        friends(first: Int = 3): [Person!]!
        best: Person
        home: Address @shareable
        homes: [Address!] @shareable
      }
      type Address { street: String  city: String! @shareable }
    `,
  },
  {
    name: 'reviews',
    sdl: `${link}
      type Query { topReviews(first: Int = 3): [Review!]  rated: [Rated] }
      type Mutation { addReview(book: ID!, stars: Int!, body: String): Review }
      type Review @key(fields: "id") {
        id: ID!
        stars: Int!
        body: String
        author: Person @provides(fields: "nick")
        subject: Subject
        replies: [[Review]]
      }
      union Subject = Book | Film
      interface Rated { rating: Float  reviews(first: Int = 2): [Review!] }
      interface Media { id: ID!  reviews(first: Int = 2): [Review!] }
      type Book implements Rated & Media @key(fields: "id") {
        id: ID!
        rating: Float
        reviews(first: Int = 2): [Review!]
        weight: Float @external
        heft: Float @requires(fields: "weight")
      }
      type Film implements Rated & Media @key(fields: "id") {
        id: ID!
        rating: Float
        reviews(first: Int = 2): [Review!]
      }
      type Person @key(fields: "pid") { pid: ID!  nick: String @external  reviews(first: Int = 2): [Review] }
    `,
  },
  {
    name: 'shipping',
    sdl: `${link}
      type Book @key(fields: "isbn") {
        isbn: String!
        weight: Float @external
        size: Size @external
        freight(express: Boolean = false): Float @requires(fields: "weight size { height }")
        inStock: Int
      }
      type Size { height: Float @external }
      type Shelf @key(fields: "room { code floor } number") {
        room: Room!
        number: Int!
        capacity: Int!
        keeper: Person
      }
      type Room @shareable { code: String!  floor: Int! }
      type Person @key(fields: "pid") {
        pid: ID!
        mail: String @external
        age: Int @external
        depot: Depot @requires(fields: "mail age")
        home: Address @shareable
        homes: [Address!] @shareable
      }
      type Address { zip: String  city: String! @shareable }
      type Depot { city: String  open: Boolean!  staff: [Person] }
    `,
  },
];

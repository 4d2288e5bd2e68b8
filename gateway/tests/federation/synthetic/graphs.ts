/** Supergraphs without resolvers of their own: every value follows from object, field and arguments. */
export const graphs: readonly Readonly<Record<string, string>>[] = [
  {
    a: `type Query { item: Item items: [Item!] find(name: String = "x", deep: Deep): Item }
      input Deep { name: String = "d" inner: Deep }
      type Item @key(fields: "id") { id: ID! name: String size(unit: String = "m"): Int kind: Kind part: Part parts: [Part] }
      type Part @key(fields: "id") { id: ID! weight: Float }
      enum Kind { SMALL LARGE }`,
    b: `type Item @key(fields: "id") { id: ID! size(unit: String = "m"): Int @external name: String @external
        label: String @requires(fields: "name size(unit: \\"cm\\")") price: Price }
      type Price { amount: Int currency: String }
      type Part @key(fields: "id") { id: ID! owner: Item }`,
    c: `type Query { parts: [Part] }
      type Item @key(fields: "id") { id: ID! label: String @external shout: String @requires(fields: "label") }
      type Part @key(fields: "id") { id: ID! color: String }`,
  },
  {
    a: `type Query { product: Product products: [Product] }
      type Product @key(fields: "id") { id: ID! price(currency: String!): Int weight: Int }`,
    b: `type Product @key(fields: "id") { id: ID! price(currency: String!): Int @external weight: Int @external
        usd: String @requires(fields: "price(currency: \\"USD\\") weight") eur: String @requires(fields: "price(currency: \\"EUR\\")") }`,
    c: `type Product @key(fields: "id") { id: ID! usd: String @external both: String @requires(fields: "usd") next: Product }`,
  },
  {
    a: `type Query { accounts: [Account] account: Account }
      interface Account @key(fields: "id") { id: ID! mail: String }
      type Admin implements Account @key(fields: "id") { id: ID! mail: String level: Int boss: Account }
      type Guest implements Account @key(fields: "id") { id: ID! mail: String until: String }`,
    b: `type Query { named: [Account] }
      type Account @key(fields: "id") @interfaceObject { id: ID! name: String friend: Account }`,
    c: `type Account @key(fields: "id") @interfaceObject { id: ID! name: String @external
        greeting: String @requires(fields: "name") }`,
  },
  {
    a: `type Query { media: [Media] work: Work shelf: Shelf @shareable }
      union Media = Book | Song
      interface Work { id: ID! title: String }
      type Shelf { id: ID! @shareable first: Media @shareable grid: [[Work]] }
      type Book implements Work @key(fields: "id") { id: ID! title: String @shareable pages: Int }
      type Song implements Work @key(fields: "id") { id: ID! title: String @shareable length: Int }`,
    b: `type Query { shelf: Shelf @shareable best: Book @provides(fields: "title") }
      union Media = Book | Song
      type Shelf { id: ID! @shareable first: Media @shareable count: Int }
      type Book @key(fields: "id") { id: ID! title: String @external writer: Person }
      type Song @key(fields: "id") { id: ID! singer: [Person] }
      type Person @key(fields: "id") { id: ID! name: String moved: String @override(from: "c") }`,
    c: `type Person @key(fields: "id") { id: ID! born: Int moved: String works: [Song] }
      type Song @key(fields: "id") { id: ID! year: Int }`,
  },
  {
    a: `type Query { row: Row! rows: [Row!]! }
      type Row @key(fields: "id") @key(fields: "id code", resolvable: false) { id: ID! code: String hidden: String @inaccessible cell: Cell }
      type Cell @key(fields: "id", resolvable: false) { id: ID! }`,
    b: `type Row @key(fields: "id code") { id: ID! code: String total: Int cells: [[Cell]] }
      type Cell @key(fields: "id") { id: ID! text: String row: Row }`,
    c: `type Row @key(fields: "id") { id: ID! hidden: String @external told: String @requires(fields: "hidden") }
      type Cell @key(fields: "id") { id: ID! note: String }`,
  },
  {
    a: `type Query { parcel: Parcel parcels: [Parcel!] find(code: String = "c"): Parcel }
      type Mutation { send(code: String!): Parcel drop(code: String): Int }
      type Parcel @key(fields: "id") { id: ID! note: String content: Content parts(first: Int = 2): [Part!] box(unit: String): Box sent: Person }
      interface Content { mark(upper: Boolean = false): String }
      type Glass implements Content { mark(upper: Boolean = false): String colour: String }
      type Paper implements Content { mark(upper: Boolean = false): String pages: Int }
      type Box { width(unit: String = "m"): Int depth: Int lid: Box }
      type Part @key(fields: "id") { id: ID! size: Int }
      type Person @key(fields: "id") { id: ID! name: String }`,
    b: `type Parcel @key(fields: "id") { id: ID! note: String @external content: Content @external
          parts(first: Int = 2): [Part!] @external box(unit: String): Box @external sent: Person @external
          label: String @requires(fields: "content { mark ... on Glass { colour } ... on Paper { pages } }")
          loud: String @requires(fields: "content { mark(upper: true) }")
          narrow: String @requires(fields: "box(unit: \\"cm\\") { width(unit: \\"cm\\") depth lid { depth } }")
          wide: String @requires(fields: "box(unit: \\"cm\\") { width(unit: \\"km\\") } note")
          first: String @requires(fields: "parts(first: 1) { id size }")
          all(sep: String): String @requires(fields: "parts(first: 3) { id } sent { name }") next: Parcel }
      interface Content { mark(upper: Boolean = false): String }
      type Glass implements Content { mark(upper: Boolean = false): String @external colour: String @external }
      type Paper implements Content { mark(upper: Boolean = false): String @external pages: Int @external }
      type Box { width(unit: String = "m"): Int @external depth: Int @external lid: Box @external }
      type Part @key(fields: "id") { id: ID! size: Int @external heavy: String @requires(fields: "size") of: Parcel }
      type Person @key(fields: "id") { id: ID! name: String @external }`,
    c: `type Parcel @key(fields: "id") { id: ID! label: String @external narrow: String @external wide: String @external
          told: String @requires(fields: "label narrow") both: String @requires(fields: "wide narrow") }
      type Part @key(fields: "id") { id: ID! heavy: String @external tag: String @requires(fields: "heavy") }
      type Person @key(fields: "id") { id: ID! last: Parcel }`,
  },
  {
    a: `type Query { user: User users: [User!]! club: Club either: [Either] } union Either = User | Club
      type Mutation { join(level: Level = LOW): User }
      enum Level { LOW HIGH }
      type User @key(fields: "id") @context(name: "owner") { id: ID! locale: String level: Level pet: Pet pets: [Pet!] }
      type Club @key(fields: "id") @context(name: "owner") { id: ID! locale: String mascot: Pet boss: User }
      type Pet @key(fields: "id") { id: ID! kind(of: String = "k"): String
        cry(locale: String @fromContext(field: "$owner { locale }"), times: Int = 1): String }`,
    b: `type Query { pets(filter: Filter): Int rich: Rich @provides(fields: "name gold { weight }") }
      input Filter { first: Int = 1 level: Level kinds: [String!] }
      enum Level { LOW HIGH }
      type Pet @key(fields: "id") { id: ID! kind(of: String = "k"): String @external age: Int
        known: String @requires(fields: "kind(of: \\"b\\")") }
      type User @key(fields: "id") { id: ID! level: Level @override(from: "a") friend: User }
      type Rich @key(fields: "id") { id: ID! name: String @external gold: Gold @external house: String }
      type Gold { weight: Int @external }`,
    c: `type Pet @key(fields: "id") { id: ID! age: Int @external kind(of: String = "k"): String @external
          story: String @requires(fields: "age kind(of: \\"c\\")") }
      input Filter { first: Int = 1 level: Level offset: Int } extend type Query { count(filter: Filter): Int }
      enum Level { LOW HIGH }
      type Rich @key(fields: "id") { id: ID! name: String @shareable gold: Gold @shareable }
      type Gold { weight: Int @shareable pure: Boolean @shareable }`,
  },
  {
    a: `type Query { nodes: [Node] things: [Thing] node: Node }
      interface Node { id: ID! } union Thing = Lamp | Desk
      type Desk @key(fields: "id") { id: ID! legs: Int spot: Spot! @shareable }
      type Lamp implements Node @key(fields: "id spot { id code }") @key(fields: "id", resolvable: false) { id: ID! watts: Int spot: Spot! @shareable }
      type Spot @key(fields: "id") { id: ID! @shareable code: String! @shareable }`,
    b: `type Query { desks: [Node] mixed: [Mixed!] } interface Node { id: ID! } union Mixed = Desk | Chair
      type Desk implements Node @key(fields: "id") { id: ID! spot: Spot! @shareable colour: Colour chair: Chair }
      type Chair implements Node @key(fields: "id") @key(fields: "id desk { id }") { id: ID! desk: Desk! soft: Boolean }
      enum Colour { RED GREEN } type Spot @key(fields: "id") { id: ID! @shareable code: String! @shareable floor: Int }`,
    c: `type Lamp @key(fields: "id") @key(fields: "id spot { id code }", resolvable: false) { id: ID! spot: Spot! @shareable watts: Int @external
          light: String @requires(fields: "watts") }
      type Chair @key(fields: "id desk { id }", resolvable: false) @key(fields: "id") { id: ID! desk: Desk! @external near: [Lamp] }
      type Desk @key(fields: "id", resolvable: false) { id: ID! }
      type Spot @key(fields: "id") { id: ID! @shareable code: String! @shareable sign: String }`,
  },
];

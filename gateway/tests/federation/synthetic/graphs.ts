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
];

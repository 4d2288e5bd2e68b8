import type { LibraryRow, LibraryWorld } from './world';

/** What resolvers see of one execution. */
export interface LibraryContext {
  readonly world: LibraryWorld;
  /** Throws where this run injects an error. */
  check(coordinate: string, row: LibraryRow, args: object): void;
}

type Arguments = Readonly<Record<string, never>>;
type Resolver = (row: LibraryRow, args: Arguments, context: LibraryContext) => unknown;

const nowhere: Readonly<Record<string, unknown>> = {};

/**
 * One resolver for each field that is not just a member of its row. Departments and the merged schema run the very
 * same functions; only what `@requires` needs comes from the representation in the former, from the row in the latter.
 */
export const libraryResolvers: Readonly<Record<string, Resolver>> = {
  'Query.media': (_, { id }, { world }) => find(world, `Book:${id}`) ?? find(world, `Film:${id}`),
  'Query.medias': (_, { first }, { world }) => all(world, ['Film', 'Book'], first, 3),
  'Query.book': (_, { id }, { world }) => find(world, `Book:${id}`),
  'Query.bookByIsbn': (_, { isbn }, { world }) => all(world, ['Book']).find((row) => row['isbn'] === isbn) ?? null,
  'Query.search': (_, { first, text }, { world }) => {
    const found: unknown[] = all(world, ['Person', 'Book', 'Film'], first, String(text).length + 2);
    return found.toSpliced(1, 0, null);
  },
  'Query.shelf': (_, { place = nowhere }, { world }) =>
    all(world, ['Shelf']).find((row) => samePlace(row, place['code'], place['floor'], place['number'])) ?? null,
  'Query.me': (_, __, { world }) => find(world, 'Person:p1'),
  'Query.person': (_, { pid }, { world }) => find(world, `Person:${pid}`),
  'Query.people': (_, { first }, { world }) => {
    const found: unknown[] = all(world, ['Person'], first, 2);
    return found.toSpliced(2, 0, null);
  },
  'Query.topReviews': (_, { first }, { world }) => all(world, ['Review'], first, 4),
  'Query.rated': (_, __, { world }) => all(world, ['Film', 'Book'], 4, 5),

  'Mutation.rename': (_, { id, title }, { world }) => change(world, `Book:${id}`, { title }),
  'Mutation.retag': (_, { id, tags }, { world }) =>
    change(world, `Book:${id}`, { tags }) ?? change(world, `Film:${id}`, { tags }),
  'Mutation.befriend': (_, { pid, friend }, { world }) => change(world, `Person:${pid}`, { best: friend }),
  'Mutation.addReview': (_, { book, stars, body }, { world }) => {
    const id = `new${world.rows.size}`;
    const row: LibraryRow = {
      kind: 'Review',
      id,
      stars,
      body: body ?? null,
      author: 'p2',
      subject: `Book:${book}`,
      replies: null,
    };
    world.rows.set(`Review:${id}`, { ...row });
    return find(world, `Review:${id}`);
  },

  'Book.creator': (row, _, { world }) => person(world, row['creator']),
  'Book.shelf': (row, _, { world }) => find(world, row['shelf']),
  'Book.related': (row, { first }, { world }) => references(world, row['related'], first),
  'Book.reviews': (row, { first }, { world }) => reviewsOf(world, row, first),
  'Book.heft': (row, _, context) => positive(input(row, 'Book.weight', context)) * 2,
  'Book.freight': (row, { express }, context) => {
    const size = input(row, 'Book.size', context) as LibraryRow | null;
    const height = positive(size && input(size, 'Size.height', context));
    return positive(input(row, 'Book.weight', context)) + height * (express ? 2 : 1);
  },
  'Film.creator': (row, _, { world }) => person(world, row['creator']),
  'Film.sequel': (row, _, { world }) => find(world, row['sequel']),
  'Film.reviews': (row, { first }, { world }) => reviewsOf(world, row, first),
  'Shelf.books': (row, { first }, { world }) => references(world, row['books'], first),
  'Shelf.keeper': (row, _, { world }) => person(world, row['keeper']),
  'Person.friends': (row, { first }, { world }) =>
    row.missing ? null : (row['friends'] as string[]).slice(0, first ?? 9).map((pid) => person(world, pid)),
  'Person.best': (row, _, { world }) => person(world, row['best']),
  'Person.reviews': (row, { first }, { world }) =>
    all(world, ['Review'])
      .filter((one) => one['author'] === row['pid'])
      .slice(0, first ?? 9),
  'Person.depot': (row, _, context) => {
    // Nobody: what the depot is made of cannot be had, so no department is ever asked.
    if (row.missing) return null;
    const age = positive(input(row, 'Person.age', context));
    const mail = input(row, 'Person.mail', context);
    if (mail === null) throw new Error('no mail');
    return {
      kind: 'Depot',
      id: `depot of ${row['pid']}`,
      city: `${mail}`,
      open: age % 2 === 0,
      staff: ['p3', null, 'p4'],
    };
  },
  'Depot.staff': (row, _, { world }) => (row['staff'] as (string | null)[]).map((pid) => person(world, pid)),
  'Review.author': (row, _, { world }) => person(world, row['author']),
  'Review.subject': (row, _, { world }) => find(world, row['subject']),
  'Review.replies': (row, _, { world }) => {
    const replies = row['replies'] as (unknown[] | null)[] | null;
    return replies?.map((inner) => inner?.map((reference) => find(world, reference)) ?? null) ?? null;
  },
};

/** What a representation names, or what the merged schema would find behind the same key. */
export function referencedRow(world: LibraryWorld, representation: Record<string, unknown>): LibraryRow | null {
  const kind = String(representation['__typename']);
  const row = rowOf(world, kind, representation);
  return row && { ...row, given: representation };
}

function rowOf(world: LibraryWorld, kind: string, key: Record<string, unknown>): LibraryRow | null {
  if (kind === 'Person') return person(world, key['pid']);
  if (kind === 'Shelf') {
    const room = key['room'] as Record<string, unknown>;
    return all(world, ['Shelf']).find((row) => samePlace(row, room['code'], room['floor'], key['number'])) ?? null;
  }
  if (key['id'] !== undefined) return find(world, `${kind}:${key['id']}`);
  return all(world, [kind]).find((row) => row['isbn'] === key['isbn']) ?? null;
}

function find(world: LibraryWorld, reference: unknown): LibraryRow | null {
  return (typeof reference === 'string' && world.rows.get(reference)) || null;
}

function person(world: LibraryWorld, pid: unknown): LibraryRow | null {
  if (typeof pid !== 'string') return null;
  return find(world, `Person:${pid}`) ?? { kind: 'Person', id: pid, pid, missing: true };
}

function references(world: LibraryWorld, list: unknown, first: unknown): unknown {
  return (list as unknown[] | null)?.slice(0, Number(first ?? 9)).map((reference) => find(world, reference)) ?? null;
}

function all(world: LibraryWorld, kinds: readonly string[], first: unknown = 999, step = 1): LibraryRow[] {
  const rows = kinds.flatMap((kind) => [...world.rows.values()].filter((row) => row.kind === kind));
  return rows.filter((_, index) => index % step === 0).slice(0, Number(first ?? 9));
}

function reviewsOf(world: LibraryWorld, row: LibraryRow, first: unknown): LibraryRow[] {
  const reference = `${row.kind}:${row.id}`;
  return all(world, ['Review'])
    .filter((one) => one['subject'] === reference)
    .slice(0, Number(first ?? 9));
}

function change(world: LibraryWorld, reference: string, members: object): LibraryRow | null {
  const row = world.rows.get(reference);
  return row ? Object.assign(row, members) : null;
}

function samePlace(row: LibraryRow, code: unknown, floor: unknown, number: unknown): boolean {
  const room = row['room'] as LibraryRow;
  return room['code'] === code && room['floor'] === floor && row['number'] === number;
}

/** In a department: what the gateway sent. In the merged schema: what the field itself would give, errors included. */
function input(row: LibraryRow, coordinate: string, context: LibraryContext): unknown {
  const name = coordinate.split('.')[1] ?? '';
  const given = row['given'] as Record<string, unknown> | undefined;
  if (given)
    return given[name] && typeof given[name] === 'object' ? { ...given[name], given: given[name] } : given[name];
  context.check(coordinate, row, {});
  return row[name] ?? null;
}

function positive(value: unknown): number {
  if (typeof value !== 'number') throw new Error('an input is missing');
  return value;
}

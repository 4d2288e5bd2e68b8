import { Random } from '../../../../schema/testing/random';

/** A row of the library. `id` names it in faults; `missing` marks a reference to nobody. */
export interface LibraryRow {
  readonly kind: string;
  readonly id: string;
  readonly missing?: boolean;
  readonly [field: string]: unknown;
}

/** All data of the library; mutations change a copy of their own. */
export interface LibraryWorld {
  readonly seed: number;
  readonly rows: Map<string, Record<string, unknown> & LibraryRow>;
}

const people = 12;
const books = 14;
const films = 8;
const reviews = 30;
const shelves = 5;

/** Same seed, same data: every reference may be null or lead to nobody, every nullable value may be null. */
export function libraryWorld(seed: number): LibraryWorld {
  const random = new Random(seed);
  const rows: LibraryWorld['rows'] = new Map();
  const put = (row: LibraryRow) => rows.set(`${row.kind}:${row.id}`, { ...row });
  const maybe = <T>(value: T): T | null => (random.chance(0.12) ? null : value);
  const person = () => maybe(random.chance(0.06) ? 'p99' : `p${random.below(people)}`);
  const several = (bound: number, one: () => unknown) => Array.from({ length: random.below(bound + 1) }, one);

  for (let n = 0; n < people; n += 1) {
    put({
      kind: 'Person',
      id: `p${n}`,
      pid: `p${n}`,
      name: `name ${n}`,
      nick: maybe(`nick ${n}`),
      mail: maybe(`mail${n}@example`),
      age: maybe(20 + n),
      born: maybe(`1990-01-${10 + n}`),
      // A friend of a non-null list: never null, but now and then nobody.
      friends: several(4, () => (random.chance(0.03) ? 'p99' : `p${random.below(people)}`)),
      best: person(),
      home: maybe({
        kind: 'Address',
        id: `home${n}`,
        street: maybe(`street ${n}`),
        city: `city ${n % 3}`,
        zip: `z${n}`,
      }),
      homes: maybe(
        several(3, () => ({ kind: 'Address', id: `h${n}`, street: `s${n}`, city: `c${n}`, zip: maybe(`z${n}`) })),
      ),
    });
  }
  const media = () => (random.chance(0.6) ? `Book:b${random.below(books)}` : `Film:f${random.below(films)}`);
  for (let n = 0; n < books; n += 1) {
    put({
      kind: 'Book',
      id: `b${n}`,
      isbn: `isbn-${n}`,
      title: maybe(`title ${n}`),
      tags: maybe(several(3, () => `tag${random.below(5)}`)),
      creator: person(),
      format: maybe(random.pick(['PAPER', 'AUDIO'])),
      pages: 10 * n,
      weight: maybe(n + 0.5),
      size: maybe({ kind: 'Size', id: `b${n}`, height: maybe(20 + n), width: 10 + n }),
      secret: `secret ${n}`,
      shelf: maybe(`Shelf:${n % shelves}`),
      related: maybe(several(4, () => maybe(media()))),
      rating: maybe((n % 5) + 0.25),
      inStock: maybe(n),
    });
  }
  for (let n = 0; n < films; n += 1) {
    put({
      kind: 'Film',
      id: `f${n}`,
      title: maybe(`film ${n}`),
      tags: maybe(several(3, () => `tag${random.below(5)}`)),
      creator: person(),
      minutes: maybe(90 + n),
      format: maybe('wide'),
      sequel: maybe(`Film:f${random.below(films)}`),
      rating: maybe((n % 5) + 0.75),
    });
  }
  for (let n = 0; n < shelves; n += 1) {
    put({
      kind: 'Shelf',
      id: `${n}`,
      room: { kind: 'Room', id: `r${n}`, code: `R${n % 2}`, floor: 1 + (n % 3) },
      number: n,
      label: maybe(`label ${n}`),
      books: maybe(several(3, () => `Book:b${random.below(books)}`)),
      capacity: 100 + n,
      keeper: person(),
    });
  }
  for (let n = 0; n < reviews; n += 1) {
    put({
      kind: 'Review',
      id: `r${n}`,
      stars: 1 + (n % 5),
      body: maybe(`body ${n}`),
      author: person(),
      subject: maybe(media()),
      replies: maybe(several(2, () => maybe(several(2, () => maybe(`Review:r${random.below(reviews)}`))))),
    });
  }
  return { seed, rows };
}

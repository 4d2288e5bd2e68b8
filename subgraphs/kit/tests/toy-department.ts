import { GraphQLScalarType } from 'graphql';
import type { Context } from '../context';
import type { Database, Row } from '../database';
import type { DepartmentDefinition } from '../definition';
import { DepartmentError } from '../department-error';
import { keyOf } from '../key-of';
import { manyByKey } from '../many-by-key';
import { oneByKey } from '../one-by-key';
import {
  Arg,
  Ctx,
  createUnionType,
  Directive,
  Field,
  FieldResolver,
  ID,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from '../type-graphql';

/** Fails on what is not upper case, quoting it, as graphql-js does. */
const Code = new GraphQLScalarType({
  name: 'Code',
  parseValue: (value) => {
    if (value !== String(value).toUpperCase()) throw new TypeError(`bad code ${value}`);
    return value;
  },
});

@InterfaceType({ description: '物 / Thing' })
abstract class Thing {
  @Field(() => ID, { description: '标识 / Identifier' })
  id!: string;
}

@ObjectType({ description: '书 / Book', implements: Thing, simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Book extends Thing {
  @Field(() => String, { description: '题名 / Title' })
  title!: string | null;
}

@ObjectType({ description: '图 / Map', implements: Thing, simpleResolvers: true })
export class Chart extends Thing {
  @Field(() => Code, { description: '比例 / Scale' })
  scale!: string | null;
}

const Item = createUnionType({ name: 'Item', description: '件 / Item', types: () => [Book, Chart] as const });

interface ToyLoaders {
  readonly book: ReturnType<typeof oneByKey<Book>>;
  readonly sequels: ReturnType<typeof manyByKey<Book>>;
}

@Resolver(() => Book)
class BookResolver {
  @Query(() => Book, { description: '查书 / Look a book up' })
  book(
    @Arg('id', () => ID, { nullable: false, description: '标识 / Identifier' }) id: string,
    @Ctx() { loaders }: Context<ToyLoaders>,
  ) {
    return loaders.book.load(id);
  }

  @Query(() => [Item], { description: '全部 / Everything' })
  items(@Arg('code', () => Code, { description: '代码 / Code' }) _code: string | null): object[] {
    return [Object.assign(new Chart(), { id: 'c', scale: 'X' }), Object.assign(new Book(), { id: 'b', title: 'B' })];
  }

  @Query(() => [Thing], { description: '物 / Things' })
  things(): object[] {
    return [Object.assign(new Book(), { id: 'b', title: 'B' })];
  }

  @Query(() => String, { description: '漏写 / A root field that nobody listed' })
  unlisted(): string {
    return 'open';
  }

  @FieldResolver(() => [Book], { description: '续作 / Sequels' })
  sequels(@Root() { id }: Book, @Ctx() { loaders }: Context<ToyLoaders>) {
    return loaders.sequels.load(id);
  }

  @FieldResolver(() => String, { description: '坏的 / A field that fails' })
  broken(@Root() { title }: Book): string {
    throw new Error(`cannot bind ${title}`);
  }

  @FieldResolver(() => String, { description: '错的 / A field that refuses its input' })
  refusing(): string {
    throw new DepartmentError('BAD_USER_INPUT', 'expected another argument');
  }
}

/** Every book exists but `none`; each has two sequels. Counts its statements. */
export class ToyDatabase implements Database {
  statements = 0;
  healthy = true;
  closed = false;
  async rows(statement: string, [keys]: readonly unknown[] = []): Promise<readonly Row[]> {
    this.statements += 1;
    const known = (keys as string[]).filter((key) => key !== 'none').reverse();
    if (statement === 'books') return known.map((key) => ({ key, id: key, title: `title of ${key}` }));
    return known.flatMap((key) => ['1', '2'].map((n) => ({ key, id: key + n, title: n })));
  }
  async check(): Promise<void> {
    if (!this.healthy) throw new Error('connection refused at postgres://secret');
  }
  async close(): Promise<void> {
    this.closed = true;
  }
}

export function toyDepartment(database: ToyDatabase): DepartmentDefinition<ToyDatabase, ToyLoaders> {
  return {
    name: 'toy',
    roots: ['book', 'items', 'things'],
    resolvers: [BookResolver],
    references: {
      Book: (representation, { loaders }) => {
        const id = keyOf(representation, 'id');
        return id === null ? null : loaders.book.load(id);
      },
    },
    open: () => database,
    loaders: (source) => ({ book: oneByKey(source, Book, 'books'), sequels: manyByKey(source, Book, 'sequels') }),
  };
}

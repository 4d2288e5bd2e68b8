import type { GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { allow, deny, rule, shield } from 'graphql-shield';
import type { Context } from './context';
import { DepartmentError } from './department-error';

/**
 * The schema with a rule on each root field and on `_entities`; a root field that is not listed is denied. The kit has
 * compared every coordinate of the operation with the warrant before, so this is the second lock on the same door, and
 * it stands where the data is read.
 *
 * Rules are never cached (`strict` keys on parent and arguments, not on the field). Only the middleware of `Query` is
 * applied: shield would also wrap every field of every type in its fallback rule, at 8 times the cost of a row.
 */
export function guardSchema(schema: GraphQLSchema, roots: readonly string[]): GraphQLSchema {
  const query: Record<string, typeof warranted> = Object.fromEntries(roots.map((field) => [field, warranted]));
  const fields = schema.getQueryType()!.getFields();
  const generator = shield(
    {
      Query: {
        ...query,
        _service: allow,
        ...(fields['_entities'] ? { _entities: warrantedEntities } : {}),
        '*': deny,
      },
    },
    {
      fallbackRule: deny,
      fallbackError: new DepartmentError('FORBIDDEN', 'the warrant does not cover this root field'),
      // The kit redacts errors of resolvers itself; without this they would all read as denials.
      allowExternalErrors: true,
    },
  ) as unknown as { generate(schema: GraphQLSchema): Record<string, never> };
  return applyMiddleware(schema, { Query: generator.generate(schema)['Query'] } as never);
}

const warranted = rule('warranted', { cache: 'no_cache' })((_parent, _args, context: Context, info) =>
  context.coordinates.has(`Query.${info.fieldName}`),
);

const warrantedEntities = rule('warrantedEntities', { cache: 'no_cache' })(
  (_parent, args: { representations: readonly { __typename?: unknown }[] }, context: Context) => {
    const types = new Set([...context.coordinates].map((coordinate) => coordinate.slice(0, coordinate.indexOf('.'))));
    return args.representations.every(({ __typename }) => typeof __typename === 'string' && types.has(__typename));
  },
);

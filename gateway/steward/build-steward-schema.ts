import type { GraphQLSchema } from 'graphql';
import { MutationResolver } from './mutation-resolver';
import { guarded } from './permissions';
import { QueryResolver } from './query-resolver';
import { buildSchemaSync } from './type-graphql';

/** The executable schema of the steward API, with its rules. */
export function buildStewardSchema(): GraphQLSchema {
  return guarded(
    buildSchemaSync({
      resolvers: [QueryResolver, MutationResolver],
      // Departments of one process have classes of their own.
      orphanedTypes: [],
      validate: false,
    }),
  );
}

import { asInstance } from '../kit/as-instance';
import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { HealthPassResolver } from './health-pass-resolver';
import { type LivelihoodLoaders, livelihoodLoaders } from './loaders';
import { Person } from './person';
import { PersonResolver } from './person-resolver';

/** What livelihood states about itself; tests open it on a database that counts. */
export const definition: DepartmentDefinition<Database, LivelihoodLoaders> = {
  name: 'livelihood',
  roots: ['healthPass'],
  resolvers: [HealthPassResolver, PersonResolver],
  orphanedTypes: [Person],
  references: {
    Person: (representation) => {
      const pid = keyOf(representation, 'pid');
      // `@requires` inputs come with the representation; what is not a text counts as unknown.
      return pid === null
        ? null
        : asInstance(Person, { pid, sex: keyOf(representation, 'sex'), birthDate: keyOf(representation, 'birthDate') });
    },
  },
  open: ({ databaseUrl }) => openDatabase(databaseUrl),
  loaders: livelihoodLoaders,
};

/** 民生 (human resources and social security): health pass, social insurance. */
export const livelihood = defineDepartment(definition);

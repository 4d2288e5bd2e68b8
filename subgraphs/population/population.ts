import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { AgeResolver } from './age-resolver';
import { HouseholdMemberResolver } from './household-member-resolver';
import { HouseholdResolver } from './household-resolver';
import { type PopulationLoaders, populationLoaders } from './loaders';
import { PersonResolver } from './person-resolver';
import { VerifyResolver } from './verify-resolver';

/** What population states about itself; tests open it on a database that counts. */
export const definition: DepartmentDefinition<Database, PopulationLoaders> = {
  name: 'population',
  roots: [
    'person',
    'verifyPerson',
    'verifyKinship',
    'verifyBirthPlace',
    'verifyAddress',
    'verifyMarriage',
    'verifyAlive',
  ],
  resolvers: [PersonResolver, AgeResolver, HouseholdResolver, HouseholdMemberResolver, VerifyResolver],
  references: {
    Person: (representation, { loaders }) => {
      const pid = keyOf(representation, 'pid');
      return pid === null ? null : loaders.personByPid.load(pid);
    },
  },
  open: ({ databaseUrl }) => openDatabase(databaseUrl),
  loaders: populationLoaders,
};

/** 人口 (public security): persons, households, kinship, and their verification. */
export const population = defineDepartment(definition);

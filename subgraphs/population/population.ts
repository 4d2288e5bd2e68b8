import { defineDepartment } from '../kit/define-department';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { AgeResolver } from './age-resolver';
import { HouseholdMemberResolver } from './household-member-resolver';
import { HouseholdResolver } from './household-resolver';
import { populationLoaders } from './loaders';
import { PersonResolver } from './person-resolver';
import { VerifyResolver } from './verify-resolver';

/** 人口 (public security): persons, households, kinship, and their verification. */
export const population = defineDepartment({
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
});

import type DataLoader from 'dataloader';
import { byArguments } from '../kit/by-arguments';
import type { Database } from '../kit/database';
import { manyByKey } from '../kit/many-by-key';
import { oneByKey } from '../kit/one-by-key';
import { Household } from './household';
import { HouseholdMember } from './household-member';
import { Kin } from './kin';
import { Person } from './person';
import type { Relation } from './relation';

export interface PopulationLoaders {
  readonly personByPid: DataLoader<string, Person | null>;
  /** Several where the register holds duplicates; which comes first must not tell which of them is doubted. */
  readonly personsByIdNumber: DataLoader<string, Person[]>;
  readonly household: DataLoader<string, Household | null>;
  readonly members: (values: { first: number }) => DataLoader<string, HouseholdMember[]>;
  readonly relatives: (values: { relation: Relation }) => DataLoader<string, Person[]>;
  readonly kinByIdNumber: DataLoader<string, Kin[]>;
  readonly spousesByIdNumber: DataLoader<string, Kin[]>;
}

export function populationLoaders(database: Database): PopulationLoaders {
  return {
    personByPid: oneByKey(database, Person, 'SELECT pid AS key, * FROM population.person WHERE pid = ANY($1)'),
    personsByIdNumber: manyByKey(
      database,
      Person,
      `SELECT id_number AS key, * FROM population.person WHERE id_number = ANY($1)
       ORDER BY id_number, pid`,
    ),
    household: oneByKey(
      database,
      Household,
      `SELECT household_id AS key, household_id AS id, type, member_count
       FROM population.household WHERE household_id = ANY($1)`,
    ),
    members: byArguments(({ first }) =>
      manyByKey(
        database,
        HouseholdMember,
        `SELECT household_id AS key, relation_to_head, pid FROM (
           SELECT *, row_number() OVER (PARTITION BY household_id ORDER BY rank) AS place
           FROM population.household_member WHERE household_id = ANY($1)
         ) AS member WHERE place <= $2 ORDER BY household_id, rank`,
        [first],
      ),
    ),
    relatives: byArguments(({ relation }) =>
      manyByKey(
        database,
        Person,
        `SELECT k.pid AS key, p.* FROM population.kinship k JOIN population.person p ON p.pid = k.relative_pid
         WHERE k.pid = ANY($1) AND k.relation = $2 ORDER BY k.pid, p.pid`,
        [relation],
      ),
    ),
    kinByIdNumber: manyByKey(
      database,
      Kin,
      `SELECT p.id_number AS key, k.relation, r.id_number AS relative_id_number
       FROM population.person p
       JOIN population.kinship k ON k.pid = p.pid
       JOIN population.person r ON r.pid = k.relative_pid
       WHERE p.id_number = ANY($1)`,
    ),
    spousesByIdNumber: manyByKey(
      database,
      Kin,
      `SELECT p.id_number AS key, 'SPOUSE' AS relation, s.id_number AS relative_id_number
       FROM population.person p JOIN population.person s ON s.pid = p.spouse_pid
       WHERE p.id_number = ANY($1)`,
    ),
  };
}

import type DataLoader from 'dataloader';
import { byArguments } from '../kit/by-arguments';
import type { Database } from '../kit/database';
import { manyByKey } from '../kit/many-by-key';
import { oneByKey } from '../kit/one-by-key';
import { AbnormalOperation } from './abnormal-operation';
import { EntityChange } from './entity-change';
import type { EntityStatus } from './entity-status';
import { LegalEntity } from './legal-entity';
import { Officer } from './officer';
import { Person } from './person';
import { Shareholder } from './shareholder';

export interface LegalEntityLoaders {
  readonly entity: DataLoader<string, LegalEntity | null>;
  readonly officers: DataLoader<string, Officer[]>;
  readonly shareholders: DataLoader<string, Shareholder[]>;
  readonly beneficialOwners: DataLoader<string, Person[]>;
  readonly abnormalOperations: DataLoader<string, AbnormalOperation[]>;
  readonly changes: (values: { since: string | null }) => DataLoader<string, EntityChange[]>;
  readonly branches: (values: { first: number }) => DataLoader<string, LegalEntity[]>;
  /** By pid of the legal representative. */
  readonly represented: (values: { status: EntityStatus | null; first: number }) => DataLoader<string, LegalEntity[]>;
}

/** Lists that have no `first` argument stop here; the registers' heavy tails are longer. */
const CAP = 500;

export function legalEntityLoaders(database: Database): LegalEntityLoaders {
  return {
    entity: oneByKey(database, LegalEntity, 'SELECT uscc AS key, * FROM legal_entity.entity WHERE uscc = ANY($1)'),
    officers: manyByKey(
      database,
      Officer,
      `SELECT uscc AS key, position, pid FROM legal_entity.officer
       WHERE uscc = ANY($1) AND rank <= $2 ORDER BY uscc, rank`,
      [CAP],
    ),
    shareholders: manyByKey(
      database,
      Shareholder,
      `SELECT uscc AS key, ratio, holder_pid, holder_uscc FROM legal_entity.shareholder
       WHERE uscc = ANY($1) AND rank <= $2 ORDER BY uscc, rank`,
      [CAP],
    ),
    beneficialOwners: manyByKey(
      database,
      Person,
      'SELECT uscc AS key, pid FROM legal_entity.beneficial_owner WHERE uscc = ANY($1) ORDER BY uscc, pid',
    ),
    abnormalOperations: manyByKey(
      database,
      AbnormalOperation,
      `SELECT uscc AS key, listed_on, reason, authority_uscc, removed_on FROM legal_entity.abnormal_operation
       WHERE uscc = ANY($1) AND rank <= $2 ORDER BY uscc, rank`,
      [CAP],
    ),
    changes: byArguments(({ since }) =>
      manyByKey(
        database,
        EntityChange,
        `SELECT uscc AS key, item, before, after, changed_on FROM legal_entity.change
         WHERE uscc = ANY($1) AND ($2::date IS NULL OR changed_on >= $2::date) AND rank <= $3 ORDER BY uscc, rank`,
        [since, CAP],
      ),
    ),
    branches: byArguments(({ first }) =>
      manyByKey(
        database,
        LegalEntity,
        `SELECT parent_uscc AS key, * FROM (
           SELECT *, row_number() OVER (PARTITION BY parent_uscc ORDER BY uscc) AS place
           FROM legal_entity.entity WHERE parent_uscc = ANY($1)
         ) AS branch WHERE place <= $2 ORDER BY parent_uscc, uscc`,
        [first],
      ),
    ),
    represented: byArguments(({ status, first }) =>
      manyByKey(
        database,
        LegalEntity,
        `SELECT legal_representative_pid AS key, * FROM (
           SELECT *, row_number() OVER (PARTITION BY legal_representative_pid ORDER BY uscc) AS place
           FROM legal_entity.entity
           WHERE legal_representative_pid = ANY($1) AND ($2::text IS NULL OR status = $2)
         ) AS represented WHERE place <= $3 ORDER BY legal_representative_pid, uscc`,
        [status, first],
      ),
    ),
  };
}

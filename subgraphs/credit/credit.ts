import { asInstance } from '../kit/as-instance';
import type { Context } from '../kit/context';
import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { DisciplineResolver } from './discipline-resolver';
import { LegalEntity } from './legal-entity';
import { LegalEntityResolver } from './legal-entity-resolver';
import { type CreditLoaders, createLoaders } from './loaders';
import { Penalty } from './penalty';
import { Person } from './person';
import { PersonResolver } from './person-resolver';

/** What credit states about itself; tests open it on a database that counts. */
export const definition: DepartmentDefinition<Database, CreditLoaders> = {
  name: 'credit',
  roots: ['disciplineCheck'],
  resolvers: [DisciplineResolver, LegalEntityResolver, PersonResolver],
  orphanedTypes: [LegalEntity, Person, Penalty],
  references: {
    LegalEntity: (representation) => {
      const uscc = keyOf(representation, 'uscc');
      return uscc === null ? null : asInstance(LegalEntity, { uscc });
    },
    Person: (representation) => {
      const pid = keyOf(representation, 'pid');
      return pid === null ? null : asInstance(Person, { pid });
    },
    Penalty: (representation, { loaders }: Context<CreditLoaders>) => {
      const penaltyId = keyOf(representation, 'penaltyId');
      return penaltyId === null ? null : loaders.penalty.load(penaltyId);
    },
  },
  open: ({ databaseUrl }) => openDatabase(databaseUrl),
  loaders: createLoaders,
};

/** 社会信用: public credit, penalties and discipline measures. */
export const credit = defineDepartment(definition);

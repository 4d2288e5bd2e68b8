import { asInstance } from '../kit/as-instance';
import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { AbnormalOperationResolver } from './abnormal-operation-resolver';
import { LegalEntityResolver } from './legal-entity-resolver';
import { type LegalEntityLoaders, legalEntityLoaders } from './loaders';
import { LookupResolver } from './lookup-resolver';
import { OfficerResolver } from './officer-resolver';
import { Person } from './person';
import { PersonResolver } from './person-resolver';
import { ShareholderResolver } from './shareholder-resolver';

/** What legal-entity states about itself; tests open it on a database that counts. */
export const definition: DepartmentDefinition<Database, LegalEntityLoaders> = {
  name: 'legal-entity',
  roots: ['legalEntity', 'legalEntities'],
  resolvers: [
    LookupResolver,
    LegalEntityResolver,
    OfficerResolver,
    ShareholderResolver,
    AbnormalOperationResolver,
    PersonResolver,
  ],
  references: {
    LegalEntity: (representation, { loaders }) => {
      const uscc = keyOf(representation, 'uscc');
      return uscc === null ? null : loaders.entity.load(uscc);
    },
    Person: (representation) => {
      const pid = keyOf(representation, 'pid');
      return pid === null ? null : asInstance(Person, { pid });
    },
  },
  open: ({ databaseUrl }) => openDatabase(databaseUrl),
  loaders: legalEntityLoaders,
};

/** 法人 (market regulation): legal entities, their officers, shareholders, changes. */
export const legalEntity = defineDepartment(definition);

import { asInstance } from '../kit/as-instance';
import type { Context } from '../kit/context';
import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { LegalEntity } from './legal-entity';
import { LegalEntityResolver } from './legal-entity-resolver';
import { License } from './license';
import { LicenseResolver } from './license-resolver';
import { createLoaders, type LicenseLoaders } from './loaders';
import { Person } from './person';
import { PersonResolver } from './person-resolver';

/** What licenses states about itself; tests open it on a database that counts. */
export const definition: DepartmentDefinition<Database, LicenseLoaders> = {
  name: 'licenses',
  roots: ['license', 'verifyLicense'],
  resolvers: [LicenseResolver, PersonResolver, LegalEntityResolver],
  orphanedTypes: [License, Person, LegalEntity],
  references: {
    License: (representation, { loaders }: Context<LicenseLoaders>) => {
      const licenseId = keyOf(representation, 'licenseId');
      return licenseId === null ? null : loaders.license.load(licenseId);
    },
    LegalEntity: (representation) => {
      const uscc = keyOf(representation, 'uscc');
      return uscc === null ? null : asInstance(LegalEntity, { uscc });
    },
    Person: (representation) => {
      const pid = keyOf(representation, 'pid');
      return pid === null ? null : asInstance(Person, { pid });
    },
  },
  open: ({ databaseUrl }) => openDatabase(databaseUrl),
  loaders: createLoaders,
};

/** 电子证照: the directory of electronic licenses. */
export const licenses = defineDepartment(definition);

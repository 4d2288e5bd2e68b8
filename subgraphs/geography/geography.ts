import type { Database } from '../kit/database';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { AddressResolver } from './address-resolver';
import { DivisionResolver } from './division-resolver';
import { type GeographyLoaders, geographyLoaders } from './loaders';

/** What geography states about itself; tests open it on a database that counts. */
export const definition: DepartmentDefinition<Database, GeographyLoaders> = {
  name: 'geography',
  roots: ['division', 'address'],
  resolvers: [DivisionResolver, AddressResolver],
  references: {
    Division: (representation, { loaders }) => {
      const code = keyOf(representation, 'code');
      return code === null ? null : loaders.division.load(code);
    },
    Address: (representation, { loaders }) => {
      const addressId = keyOf(representation, 'addressId');
      return addressId === null ? null : loaders.address.load(addressId);
    },
  },
  open: ({ databaseUrl }) => openDatabase(databaseUrl),
  loaders: geographyLoaders,
};

/** 空间地理 (natural resources): divisions, addresses, school catchments. */
export const geography = defineDepartment(definition);

import { defineDepartment } from '../kit/define-department';
import { keyOf } from '../kit/key-of';
import { openDatabase } from '../kit/open-database';
import { AddressResolver } from './address-resolver';
import { DivisionResolver } from './division-resolver';
import { geographyLoaders } from './loaders';

/** 空间地理 (natural resources): divisions, addresses, school catchments. */
export const geography = defineDepartment({
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
});

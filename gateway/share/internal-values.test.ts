import { internalValues } from './internal-values';
import type { InternalOperation } from './model';

it('gives variables their values under internal names, and leaves absent what was not given', () => {
  const variables = new Map([
    ['v0', 'id'],
    ['v1', 'first'],
    ['v2', 'toString'],
  ]);
  const operation = { variables } as unknown as InternalOperation;
  expect(internalValues(operation, { id: 'b1', other: 1 })).toEqual({ v0: 'b1' });
  expect(internalValues(operation, { first: null })).toEqual({ v1: null });
});

import { draw } from './draw';

const divisions = [
  ['990101', '云江区'],
  ['990102', '清水县'],
  ['990104', '临河区'],
  ['990105', '望山区'],
] as const;

/** A division of the world, or null. */
export function division(code: string): object | null {
  const found = divisions.find(([known]) => known === code);
  return found ? { __typename: 'Division', code, name: found[1] } : null;
}

/** An address of the world, or null. */
export function address(addressId: string): object | null {
  if (!/^a[0-9a-f]{8}$/.test(addressId)) return null;
  return {
    __typename: 'Address',
    addressId,
    isCommercialUse: draw(addressId, 'commercial', 10) > 0,
    division: division(divisions[draw(addressId, 'division', divisions.length)]![0]),
  };
}

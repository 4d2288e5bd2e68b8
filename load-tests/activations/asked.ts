/** What is asked for all the time, and how an answer to it is written down. */
export const query = `query Activation($uscc: Uscc!) {
  legalEntity(uscc: $uscc) {
    name
    registeredAddress { addressId isCommercialUse }
    again: registeredAddress { addressId }
    shareholders { ratio }
  }
}`;

/** What an activation grants, all of it at once: an answer with a part of it mixes two revisions. */
export const granted = ['LegalEntity.registeredAddress', 'LegalEntity.shareholders', 'Shareholder.ratio'] as const;

/** The coordinates whose decisions say what an answer shows. */
export const decided = [
  'Query.legalEntity',
  'LegalEntity.name',
  'Address.addressId',
  'Address.isCommercialUse',
  ...granted,
] as const;
export type Coordinate = (typeof decided)[number];

/** Paths that an answer shows, in a fixed order. */
export type Shape = string;

interface Body {
  readonly data?: {
    readonly legalEntity: {
      readonly name: unknown;
      readonly registeredAddress: { readonly addressId: unknown; readonly isCommercialUse: unknown } | null;
      readonly again: { readonly addressId: unknown } | null;
      readonly shareholders: readonly { readonly ratio: unknown }[] | null;
    } | null;
  } | null;
}

export function shapeOf({ data }: Body): Shape {
  const firm = data?.legalEntity;
  return shape({
    name: firm?.name,
    'registeredAddress.addressId': firm?.registeredAddress?.addressId,
    'registeredAddress.isCommercialUse': firm?.registeredAddress?.isCommercialUse,
    'again.addressId': firm?.again?.addressId,
    'shareholders.ratio': firm?.shareholders?.[0]?.ratio,
  });
}

/** What an answer has to show where just these coordinates are granted: departments have everything. */
export function shapeWhere(isGranted: (coordinate: Coordinate) => boolean): Shape {
  const all = (...coordinates: readonly Coordinate[]) =>
    ['Query.legalEntity' as const, ...coordinates].every(isGranted);
  return shape({
    name: all('LegalEntity.name') || null,
    'registeredAddress.addressId': all('LegalEntity.registeredAddress', 'Address.addressId') || null,
    'registeredAddress.isCommercialUse': all('LegalEntity.registeredAddress', 'Address.isCommercialUse') || null,
    'again.addressId': all('LegalEntity.registeredAddress', 'Address.addressId') || null,
    'shareholders.ratio': all('LegalEntity.shareholders', 'Shareholder.ratio') || null,
  });
}

function shape(values: Readonly<Record<string, unknown>>): Shape {
  const shown = Object.keys(values).filter((path) => values[path] !== null && values[path] !== undefined);
  return shown.join(' ') || 'nothing';
}

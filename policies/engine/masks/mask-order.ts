/**
 * The declared partial order of masks: each mask and the masks that show strictly less of the same value. A mask is
 * below another only if its output can be computed from the other's; a property test holds the declaration to that.
 */
export const maskOrder = {
  hidden: [],
  name: ['surname', 'hidden'],
  surname: ['hidden'],
  idNumber: ['idNumberEnd', 'hidden'],
  idNumberEnd: ['hidden'],
  mobile: ['hidden'],
  address: ['hidden'],
  email: ['hidden'],
  licenseNumber: ['hidden'],
  birthDate: ['hidden'],
} as const satisfies Record<string, readonly string[]>;

export type MaskName = keyof typeof maskOrder;

/** Whether `lower` shows strictly less than `higher`. False for names that are no masks. */
export function maskIsBelow(lower: string, higher: string): boolean {
  return isMask(higher) && (maskOrder[higher] as readonly string[]).includes(lower);
}

export function isMask(name: string): name is MaskName {
  return Object.hasOwn(maskOrder, name);
}

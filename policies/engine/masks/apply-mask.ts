import { maskAddress } from './mask-address';
import { maskBirthDate } from './mask-birth-date';
import { maskEmail } from './mask-email';
import { maskHidden } from './mask-hidden';
import { maskIdNumber } from './mask-id-number';
import { maskIdNumberEnd } from './mask-id-number-end';
import { maskLicenseNumber } from './mask-license-number';
import { maskMobile } from './mask-mobile';
import { maskName } from './mask-name';
import { isMask, type MaskName } from './mask-order';
import { maskSurname } from './mask-surname';

/**
 * What a mask shows of a value. Conventions after GB/T 37964-2019; no national pattern is binding. Registers hold
 * dirty values: what doesn't have the form that a mask expects is hidden, not passed through.
 * A name that is no mask hides everything; the linter refuses it before that.
 */
export function applyMask(mask: string, value: string): string {
  return isMask(mask) ? masks[mask](value) : maskHidden();
}

const masks: Record<MaskName, (value: string) => string> = {
  hidden: maskHidden,
  name: maskName,
  surname: maskSurname,
  idNumber: maskIdNumber,
  idNumberEnd: maskIdNumberEnd,
  mobile: maskMobile,
  address: maskAddress,
  email: maskEmail,
  licenseNumber: maskLicenseNumber,
  birthDate: maskBirthDate,
};

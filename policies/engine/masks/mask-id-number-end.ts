import { maskIdNumber } from './mask-id-number';

/** The last four characters (S4): `**************002X`. */
export function maskIdNumberEnd(value: string): string {
  return maskIdNumber(value).replace(/^\d{3}/, '***');
}

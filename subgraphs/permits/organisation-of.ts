import { asInstance } from '../kit/as-instance';
import { LegalEntity } from './legal-entity';

/** The organisation behind a code column, or null where the register left it out. */
export function organisationOf(uscc: string | null): LegalEntity | null {
  return uscc === null ? null : asInstance(LegalEntity, { uscc });
}

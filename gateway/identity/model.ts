import type { ConsentGrant } from '../../policies/engine/model';

/** Who calls, and for what: verified, and nothing taken from a header that a client could set by itself. */
export interface Consumer {
  readonly client: string;
  readonly organisation: string;
  /** GB/T 2260 division the client works for, or null. */
  readonly division: string | null;
  readonly operator: string | null;
  readonly roles: readonly string[];
  /** 31-digit service item code, or null when the call names none. */
  readonly item: string | null;
  readonly case: string | null;
  readonly consent: ConsentGrant | null;
}

import { statusCode } from '../hub/codes';
import { asInstance } from '../kit/as-instance';
import type { DecisionRecord, PermitSource } from './connector/permit-source';
import { Penalty } from './penalty';
import { Permit } from './permit';
import type { PermitStatus } from './permit-status';

/** The look-ups of one request, as instances of the graph's types. `first` is already capped; 0 asks nobody. */
export interface PermitLoaders {
  permit(permitId: string): Promise<Permit | null>;
  permits(uscc: string, filter: { status: PermitStatus | null; first: number }): Promise<Permit[]>;
  decisions(uscc: string, filter: { since: string | null; first: number }): Promise<(Permit | Penalty)[]>;
}

export function createLoaders(source: PermitSource): PermitLoaders {
  return {
    async permit(permitId) {
      const record = await source.permit(permitId);
      return record === null ? null : asInstance(Permit, record);
    },
    async permits(uscc, { status, first }) {
      if (first === 0) return [];
      const records = await source.permitsOf(uscc, { status: status && (statusCode[status] ?? null), limit: first });
      return records.map((record) => asInstance(Permit, record));
    },
    async decisions(uscc, { since, first }) {
      if (first === 0) return [];
      return (await source.decisionsOn(uscc, { since, limit: first })).map(toDecision);
    },
  };
}

function toDecision(record: DecisionRecord): Permit | Penalty {
  if (record.kind === 'permit') return asInstance(Permit, record.permit);
  return asInstance(Penalty, { penaltyId: record.penaltyId });
}

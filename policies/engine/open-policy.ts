import { createHash } from 'node:crypto';
import type { CompiledPolicy, FieldDecision, FieldUse } from './model';
import { emptyOverlay } from './overlay';

/**
 * The policy of a gateway that shares everything with everybody (`gateway --open`), for conformance and comparison
 * work. Everything behind it runs as under any other policy: it is only decisions that differ.
 */
export function openPolicy(): CompiledPolicy {
  return {
    revision: createHash('sha256').update('sharegraph open policy 1').digest('hex'),
    open: grantInFull,
    field: () => undefined,
    subject: () => ({ kind: 'none' }),
    item: () => undefined,
    client: () => ({ organisation: 'open', mayIntrospect: true }),
    limits: () => ({
      perConsumerPerMinute: Infinity,
      perSubjectPerHour: Infinity,
      perBirthdayPerHour: Infinity,
      perCase: null,
    }),
    quotaPerDay: () => null,
    index: {
      fields: new Map(),
      inputs: new Map(),
      clients: new Map(),
      organisations: new Map(),
      items: new Map(),
      subjects: new Map(),
      limits: new Map(),
      quotas: new Map(),
      applied: {
        base: '',
        overlay: emptyOverlay,
        agreements: new Set(),
        clients: new Set(),
        organisations: new Set(),
      },
    },
  };
}

function grantInFull({ coordinate }: FieldUse): FieldDecision {
  return { coordinate, form: { kind: 'full' }, conditional: [], rules: ['open'], refusal: null, charges: [] };
}

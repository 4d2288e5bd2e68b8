import type { AuditRecord } from '../model';

/** A record like the pipeline makes them; `n` tells one from another. */
export function sampleRecord(n: number): AuditRecord {
  return {
    requestId: `request-${n}`,
    consumer: { client: 'psb-app', organisation: 'psb', operator: 'op-psb-1', division: '990101' },
    item: '11990000000000107Q3990100700701',
    case: '11990000000000107Q3990100700701202611200001',
    revision: 'r1',
    operationId: 'a'.repeat(64),
    disclosed: ['Person.name', 'Person.mobile'],
    used: ['Person.pid'],
    subjects: ['AAAAAAAAAAAAAAAAAAAAAA'],
    refused: ['Person.photo'],
    calls: [{ subgraph: 'population', coordinates: ['Person.name'], durationMs: 3, outcome: 'ok' }],
  };
}

import { canonical } from '../../schema/lib/canonical';
import { auditLine, firstPrevious } from './audit-line';
import { readLine } from './read-line';
import { sampleRecord } from './tests/sample-record';

const nonce = 'n'.repeat(22);
const place = { sequence: 1, previous: firstPrevious, timestamp: '2026-11-20T00:00:00.000Z', nonce };

describe('auditLine', () => {
  it('says who read what for which item, and ends in its hash', () => {
    const line = auditLine({ kind: 'decision', record: sampleRecord(1) }, place);
    const said = JSON.parse(line.bytes.toString());
    expect(said).toEqual({
      kind: 'decision',
      sequence: 1,
      previous: firstPrevious,
      timestamp: '2026-11-20T00:00:00.000Z',
      nonce,
      decision_id: 'request-1',
      requested_by: { client: 'psb-app', organisation: 'psb', operator: 'op-psb-1', division: '990101' },
      item: '11990000000000107Q3990100700701',
      case: '11990000000000107Q3990100700701202611200001',
      revision: 'r1',
      operation_id: 'a'.repeat(64),
      disclosed: ['Person.name', 'Person.mobile'],
      used: ['Person.pid'],
      subjects: ['AAAAAAAAAAAAAAAAAAAAAA'],
      refused: ['Person.photo'],
      calls: [{ subgraph: 'population', coordinates: ['Person.name'], duration_ms: 3, outcome: 'ok' }],
      hash: line.hash,
    });
    const { hash: _, ...body } = said;
    expect(line.bytes.toString()).toBe(`${canonical(body).slice(0, -1)},"hash":"${line.hash}"}\n`);
  });

  it('writes no member that it does not know, whatever a caller adds', () => {
    const record = { ...sampleRecord(1), variables: { idNumber: 'canary' } };
    expect(auditLine({ kind: 'decision', record }, place).bytes.toString()).not.toContain('canary');
  });

  it('keeps a line feed inside a value from ending the line', () => {
    const record = { ...sampleRecord(1), requestId: 'a\nb' };
    const { bytes } = auditLine({ kind: 'decision', record }, place);
    expect(bytes.indexOf(0x0a)).toBe(bytes.length - 1);
    expect(readLine(bytes.subarray(0, -1))).toMatchObject({ ok: true, sequence: 1 });
  });
});

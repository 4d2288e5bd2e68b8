import type { DepartmentCall } from '../execute/model';
import type { AuditRecord } from './model';

export interface LinePlace {
  readonly sequence: number;
  /** Hex. */
  readonly previous: string;
  /** RFC 3339. */
  readonly timestamp: string;
  /** base64url. Without it the hash in a receipt would let its holder test guesses about the record. */
  readonly nonce: string;
}

/** Lists of coordinates belong to prepared decisions and fetches, the same objects request after request. */
const listTexts = new WeakMap<readonly string[], string>();

/**
 * The canonical JSON of a decision's record. Members are named one by one: one that a caller adds to the record by
 * mistake must not reach the file. They stand in the order of their names, since sorting them for each answer costs
 * more than all else about a line.
 */
export function decisionText(record: AuditRecord, { sequence, previous, timestamp, nonce }: LinePlace): string {
  const { client, organisation, operator, division } = record.consumer;
  return (
    `{"calls":[${record.calls.map(callText).join(',')}],"case":${json(record.case)},` +
    `"decision_id":${json(record.requestId)},"disclosed":${listText(record.disclosed)},"item":${json(record.item)},` +
    `"kind":"decision","nonce":"${nonce}","operation_id":${json(record.operationId)},"previous":"${previous}",` +
    `"refused":${listText(record.refused)},"requested_by":{"client":${json(client)},"division":${json(division)},` +
    `"operator":${json(operator)},"organisation":${json(organisation)}},"revision":${json(record.revision)},` +
    `"sequence":${sequence},"subjects":${json(record.subjects)},"timestamp":"${timestamp}",` +
    `"used":${listText(record.used)}}`
  );
}

function callText({ cached, coordinates, durationMs, outcome, subgraph }: DepartmentCall): string {
  const kept = cached === undefined ? '' : `"cached":${json(cached)},`;
  return (
    `{${kept}"coordinates":${listText(coordinates)},"duration_ms":${json(durationMs)},` +
    `"outcome":${json(outcome)},"subgraph":${json(subgraph)}}`
  );
}

function listText(list: readonly string[]): string {
  let text = listTexts.get(list);
  if (text === undefined) {
    text = json(list);
    listTexts.set(list, text);
  }
  return text;
}

/** Throws `TypeError` for what JSON cannot say: `JSON.stringify` would say `null` for NaN, and nothing for a function. */
function json(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('expected a finite number');
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`expected a JSON value, got \`${typeof value}\``);
  return text;
}

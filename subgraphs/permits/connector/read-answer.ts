import type { HubRecord, HubRecords } from '../../hub/records';
import { HubError } from './hub-error';

/**
 * Reads the text of a 200 answer of the hub into its records by key. Every key asked for must be answered exactly
 * once and nothing else may be; a record must name its kind and its own key. Throws `HubError` SOURCE_ANSWER_INVALID.
 */
export function readAnswer(text: string, keys: readonly string[]): ReadonlyMap<string, readonly HubRecord[]> {
  const found = new Map<string, readonly HubRecord[]>();
  const asked = new Set(keys);
  for (const entry of entriesOf(text)) {
    if (!isRecords(entry) || !asked.delete(entry.key)) throw new HubError('SOURCE_ANSWER_INVALID');
    found.set(entry.key, entry.records);
  }
  if (asked.size > 0) throw new HubError('SOURCE_ANSWER_INVALID');
  return found;
}

function entriesOf(text: string): unknown[] {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new HubError('SOURCE_ANSWER_INVALID');
  }
  const data = isObject(answer) ? answer['data'] : undefined;
  if (!Array.isArray(data)) throw new HubError('SOURCE_ANSWER_INVALID');
  return data;
}

function isRecords(entry: unknown): entry is HubRecords {
  if (!isObject(entry) || typeof entry['key'] !== 'string') return false;
  return Array.isArray(entry['records']) && entry['records'].every(isRecord);
}

function isRecord(record: unknown): record is HubRecord {
  if (!isObject(record)) return false;
  if (!Object.values(record).every((value) => value === null || typeof value === 'string')) return false;
  const key = record['LX'] === 'XK' ? record['XK_BS'] : record['LX'] === 'CF' ? record['CF_BS'] : null;
  return typeof key === 'string' && key !== '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

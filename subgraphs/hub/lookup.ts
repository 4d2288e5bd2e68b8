import { HUB_MAX_KEYS, HUB_MAX_RECORDS, type HubServiceName } from './services';

/** A checked look-up: the body of a call to the hub. */
export interface HubLookup {
  readonly keys: readonly string[];
  /** `XK_ZT` code, or null for any. */
  readonly status: string | null;
  /** Earliest decision date, yyyy-mm-dd, or null. */
  readonly since: string | null;
  /** Most records for each key. */
  readonly limit: number;
}

/** The caller's body is wrong; the message names the member and never repeats a value. */
export class HubLookupError extends Error {}

const MAX_KEY_LENGTH = 64;
const members: Record<HubServiceName, readonly string[]> = {
  permitsById: ['keys'],
  permitsBySubject: ['keys', 'status', 'limit'],
  decisionsBySubject: ['keys', 'since', 'limit'],
};

/**
 * Reads the JSON body of a call to `service`.
 * Throws `HubLookupError` on anything that is not exactly a look-up, unknown members included.
 */
export function parseLookup(text: string, service: HubServiceName): HubLookup {
  const body = parseObject(text);
  for (const name of Object.keys(body)) {
    if (!members[service].includes(name)) throw new HubLookupError(`unexpected member, expected ${members[service]}`);
  }
  return {
    keys: keysOf(body['keys']),
    status: optional(body['status'], 'status: expected one digit from 0 to 3', (text) => /^[0-3]$/.test(text)),
    since: optional(body['since'], 'since: expected a calendar date yyyy-mm-dd', isDate),
    limit: limitOf(body['limit']),
  };
}

function parseObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new HubLookupError('body: expected JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new HubLookupError('body: expected a JSON object');
  }
  return body as Record<string, unknown>;
}

function keysOf(value: unknown): string[] {
  const isKey = (key: unknown) => typeof key === 'string' && key.length > 0 && key.length <= MAX_KEY_LENGTH;
  if (!Array.isArray(value) || value.length === 0 || value.length > HUB_MAX_KEYS || !value.every(isKey)) {
    throw new HubLookupError(`keys: expected 1 to ${HUB_MAX_KEYS} strings of 1 to ${MAX_KEY_LENGTH} characters`);
  }
  return [...new Set(value as string[])];
}

function optional(value: unknown, complaint: string, accepts: (text: string) => boolean): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && accepts(value)) return value;
  throw new HubLookupError(complaint);
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function limitOf(value: unknown): number {
  if (value === undefined) return HUB_MAX_RECORDS;
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= HUB_MAX_RECORDS) return Number(value);
  throw new HubLookupError(`limit: expected an integer from 1 to ${HUB_MAX_RECORDS}`);
}

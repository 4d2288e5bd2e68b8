import { createHmac } from 'node:crypto';
import { canonical } from './canonical';
import type { Warrant } from './warrant';

/** Canonical text of coordinates by their array, which belongs to a prepared fetch and never changes. */
const coordinateTexts = new WeakMap<readonly string[], string>();

/**
 * `base64url(canonical JSON) "." base64url(HMAC-SHA256(key, first part))`, sent as `authorization: Warrant <token>`.
 * @param warrant its `coordinates` are written once for each array, so the array must not be changed afterwards
 * @param key at least 32 bytes, one for each department
 */
export function signWarrant(warrant: Warrant, key: Buffer): string {
  const body = Buffer.from(warrantText(warrant)).toString('base64url');
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}

/** `canonical(warrant)`. */
function warrantText({ audience, coordinates, expiresAtMs, members }: Warrant): string {
  let text = coordinateTexts.get(coordinates);
  if (text === undefined) {
    text = canonical(coordinates);
    coordinateTexts.set(coordinates, text);
  }
  const before = `{"audience":${canonical(audience)},"coordinates":${text}`;
  return `${before},"expiresAtMs":${canonical(expiresAtMs)},"members":${canonical(members)}}`;
}

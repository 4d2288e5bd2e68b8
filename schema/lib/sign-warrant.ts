import { canonical } from './canonical';
import { hmacSha256 } from './hmac';
import type { Warrant, WarrantMember } from './warrant';

/** Canonical text of coordinates by their array, which belongs to a prepared fetch and never changes. */
const coordinateTexts = new WeakMap<readonly string[], string>();

/**
 * `base64url(canonical JSON) "." base64url(HMAC-SHA256(key, first part))`, sent as `authorization: Warrant <token>`.
 * @param warrant its `coordinates` are written once for each array, so the array must not be changed afterwards
 * @param key at least 32 bytes, one for each department
 */
export function signWarrant(warrant: Warrant, key: Buffer): string {
  const body = Buffer.from(warrantText(warrant)).toString('base64url');
  return `${body}.${hmacSha256(key, body).toString('base64url')}`;
}

/** `canonical(warrant)`. */
function warrantText({ audience, coordinates, expiresAtMs, members }: Warrant): string {
  let text = coordinateTexts.get(coordinates);
  if (text === undefined) {
    text = canonical(coordinates);
    coordinateTexts.set(coordinates, text);
  }
  const before = `{"audience":${canonical(audience)},"coordinates":${text}`;
  return `${before},"expiresAtMs":${canonical(expiresAtMs)},"members":[${members.map(memberText).join(',')}]}`;
}

/** `canonical(member)`, without sorting five known names for each call. */
function memberText({ organisation, client, operator, item, case: number }: WarrantMember): string {
  return (
    `{"case":${canonical(number)},"client":${canonical(client)},"item":${canonical(item)},` +
    `"operator":${canonical(operator)},"organisation":${canonical(organisation)}}`
  );
}

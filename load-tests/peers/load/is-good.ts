import type { Reply } from './connection';

const errors = Buffer.from('"errors":[');
const entry = Buffer.from('{"message":');
const refusal = Buffer.from('"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE"');

/**
 * Whether a reply is a complete answer: status 200 and no GraphQL errors, or just as many refusals as the checked
 * answers of that target had (a row rule gives notice of itself). That its data are right is checked before.
 * @param refusals notices that belong to a good answer
 */
export function isGood(reply: Reply, refusals: number): boolean {
  if (reply instanceof Error || reply.status !== 200 || reply.body.length <= 2) return false;
  const start = reply.body.indexOf(errors);
  if (start < 0 || refusals === 0) return start < 0 && refusals === 0;
  return count(reply.body, entry, start) === refusals && count(reply.body, refusal, start) === refusals;
}

function count(bytes: Buffer, what: Buffer, start: number): number {
  let found = 0;
  for (let at = bytes.indexOf(what, start); at >= 0; at = bytes.indexOf(what, at + what.length)) found += 1;
  return found;
}

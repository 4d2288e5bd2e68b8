import type { Reply } from './connection';

const errors = Buffer.from('"errors":');

/** Whether a reply is a complete answer: status 200 and no GraphQL errors. That it is right is checked before. */
export function isGood(reply: Reply): boolean {
  return !(reply instanceof Error) && reply.status === 200 && reply.body.length > 2 && !reply.body.includes(errors);
}

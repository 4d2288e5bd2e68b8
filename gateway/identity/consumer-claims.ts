import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { Consumer } from './model';
import { readOnce } from './read-once';
import { TokenFault } from './token-fault';

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

const shape = z.object({
  client_id: name,
  org: name,
  sub: z.string().min(1).max(128),
  /** GB/T 2260, 6 digits, or a longer statistical division. */
  division: z
    .string()
    .regex(/^(\d{6}|\d{9}|\d{12})$/)
    .optional(),
  roles: z.array(z.string().min(1).max(64)).max(32).default([]),
});

/**
 * Who calls, from the claims of a verified access token. A token whose `sub` is its own client is a machine's: no
 * operator stands behind it.
 * @throws TokenFault naming the claim
 */
export const consumerClaims = readOnce(read);

function read(claims: JWTPayload): Pick<Consumer, 'client' | 'organisation' | 'division' | 'operator' | 'roles'> {
  const parsed = shape.safeParse(claims);
  if (!parsed.success)
    throw new TokenFault(`its claim \`${String(parsed.error.issues[0]?.path[0])}\` is missing or malformed`);
  const { client_id: client, org: organisation, sub, division, roles } = parsed.data;
  return { client, organisation, division: division ?? null, operator: sub === client ? null : sub, roles };
}

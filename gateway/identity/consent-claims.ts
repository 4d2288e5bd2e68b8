import type { JWTPayload } from 'jose';
import { z } from 'zod';
import type { ConsentGrant } from '../../policies/engine/model';
import { parseIdNumber } from '../../schema/scalars/id-number';
import { parseItemCode } from '../../schema/scalars/item-code';
import { readOnce } from './read-once';
import { TokenFault } from './token-fault';

/** A value that its standard allows, normalised. */
const identifier = (parse: (text: string) => string) =>
  z.string().transform((text, context) => {
    try {
      return parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not valid' });
      return z.NEVER;
    }
  });

const shape = z.object({
  /** Applicant and relatives; nobody consents for another. */
  subjects: z.array(identifier(parseIdNumber)).min(1).max(64),
  item: identifier(parseItemCode),
  coordinates: z
    .array(z.string().regex(/^[A-Za-z_]\w{0,127}\.[A-Za-z_]\w{0,127}$/))
    .min(1)
    .max(512),
  exp: z.number(),
});

/**
 * What a verified consent allows.
 * @throws TokenFault naming the claim, never its value
 */
export const consentClaims = readOnce(read);

function read(claims: JWTPayload): ConsentGrant {
  const parsed = shape.safeParse(claims);
  if (!parsed.success)
    throw new TokenFault(`its claim \`${String(parsed.error.issues[0]?.path[0])}\` is missing or malformed`);
  const { subjects, item, coordinates, exp } = parsed.data;
  return { subjects, item, coordinates, expiresAtMs: exp * 1_000 };
}

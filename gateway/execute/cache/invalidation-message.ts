import { ownMember } from '../own-member';
import type { Invalidated } from './invalidations';

/** Redis channel on which gateways are told, as JSON, what to ask for again. */
export const invalidationChannel = 'sharegraph:cache:invalidate';

/** Null for what is no invalidation. */
export function readInvalidation(text: string): Invalidated | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  const [typeName, entity] = [ownMember(message, 'typeName'), ownMember(message, 'entity')];
  if (typeof typeName !== 'string' || (entity !== null && typeof entity !== 'string')) return null;
  return { typeName, entity };
}

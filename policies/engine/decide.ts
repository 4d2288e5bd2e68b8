import type { CompiledPolicy, FieldDecision, FieldUse, ShareRequest } from './model';
import { prepareUse } from './prepare-use';

/**
 * What one consumer gets of one use of a field. Pure, never throws, and denies whatever no rule grants.
 *
 * 1. Objections (who asks, item, case, consent, forbids, probes) beat every grant; the first one is named.
 * 2. The grants of the consumer's step and agreements add up; the most open form wins, row by row where rules say so.
 * 3. What is granted is charged for.
 *
 * Of subjects only what the arguments say is known yet: minors, consents and row rules are settled again on every
 * object that comes back.
 */
export function decide(policy: CompiledPolicy, request: ShareRequest, use: FieldUse): FieldDecision {
  return prepareUse(policy, request, use)(request, use.arguments);
}

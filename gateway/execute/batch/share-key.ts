import type { VaryBy } from '../../../policies/engine/model';
import type { WarrantMember } from '../../../schema/lib/warrant';

/** Everything on which it depends whether two askers may get one answer. */
export interface ShareParts {
  /** Of the policy set: with the policy the rules of sharing change. */
  readonly revision: string;
  /** What is asked and how the answer is read: `CompiledFetch.selection`, which holds department, text and schema. */
  readonly selection: string;
  /** `variablesText` of the variables that the text uses. */
  readonly variables: string;
  /** Text of the representation; null where an answer is not about one entity. */
  readonly representation: string | null;
  readonly varyBy: VaryBy;
  readonly member: WarrantMember;
}

/**
 * The one key of every loader, cache and in-flight map: equal only where one answer may serve both. Each part is
 * preceded by its length, so no two lists of parts are written alike. What varies by more also varies by less, because
 * a fetch may hold coordinates of several kinds: by case is by consumer, and by consumer is by item.
 */
export function shareKey({ revision, selection, variables, representation, varyBy, member }: ShareParts): string {
  let key = part(revision) + part(selection) + part(variables) + part(representation);
  if (varyBy === 'nothing') return key;
  key += part(member.item);
  if (varyBy === 'item') return key;
  key += part(member.organisation) + part(member.client);
  if (varyBy === 'consumer') return key;
  return key + part(member.case);
}

/** No text is written like null. */
function part(text: string | null): string {
  return text === null ? '-' : `${text.length}:${text}`;
}

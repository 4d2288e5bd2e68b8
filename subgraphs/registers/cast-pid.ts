import type { cast } from './cast';
import { opaqueId } from './generate/opaque-id';

/** The opaque key of a person of the cast in the world of this seed. */
export function castPid(seed: number, name: keyof typeof cast.persons): string {
  return opaqueId('p', seed, `cast:${name}`);
}

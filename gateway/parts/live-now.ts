import type { CompiledPolicy } from '../../policies/engine/model';
import type { PolicyReader } from '../../policies/store/reader';

/** The policy that decides now; null where there is none, or where it is too old to decide by. */
export function liveNow(policy: PolicyReader): CompiledPolicy | null {
  try {
    return policy.current();
  } catch {
    return null;
  }
}

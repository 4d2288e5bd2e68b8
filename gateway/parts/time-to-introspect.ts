import type { Prepare } from '../operation/model';
import { introspects } from '../project/introspects';
import type { Decision } from '../share/model';

/**
 * Throws what `prepare` throws where introspection would be refused in the end, so that nothing is counted and no department
 * is asked for what is asked beside it.
 */
export function timeToIntrospect(prepare: Prepare): (decision: Decision) => void {
  return (decision) => {
    if (introspects(decision)) prepare(decision.request.client, () => undefined);
  };
}

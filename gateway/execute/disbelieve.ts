import type { PreparedFetch } from '../plan/model';
import type { EntityTargets } from './entity-targets';
import { FieldFault } from './model';

/** What a department computed from an input that we could not give it is not an answer: the input's fault stands. */
export function disbelieve(lacking: EntityTargets['lacking'], { supplies }: PreparedFetch): void {
  for (const { target, inputs: absent } of lacking) {
    for (const [input, fault] of absent) {
      for (const { name, inputs, on } of supplies) {
        if (!inputs.has(input) || (on && !on.has(String(target['__typename'])))) continue;
        if (!(target[name] instanceof FieldFault)) target[name] = fault;
      }
    }
  }
}

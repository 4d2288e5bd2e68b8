import type { CompiledRule } from '../policy-index';

/** Whether a rule reads nothing but where the field stands: then it holds for all requests there, or for none. */
export function readsPlaceOnly({ variables }: Pick<CompiledRule, 'variables'>): boolean {
  return variables.size === 1 && variables.has('field');
}

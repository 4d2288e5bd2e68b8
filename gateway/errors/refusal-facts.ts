import type { Refusal } from '../../policies/engine/model';

/** What the caller is told of one refusal; nothing in it depends on a value. */
export interface RefusalFacts extends Omit<Refusal, 'form'> {
  /** Response keys from the root, joined by dots, with `[]` behind those of lists. */
  readonly path: string;
  readonly form: string;
}

/** The same facts in both modes: on each error beside the data, and in the list of `SHARE_REJECTED`. */
export function refusalFacts(refusal: Refusal, path: string): RefusalFacts {
  const { coordinate, class: shareClass, form, reason, owner, rule, apply } = refusal;
  return { path, coordinate, class: shareClass, form: form.kind, reason, owner, rule, apply };
}

import type { AgreementContent } from '../engine/documents';
import type { Overlay } from '../engine/overlay';
import type { PolicyStore } from '../store/postgres/model';
import { type PolicyFacts, policyFacts } from './policy-facts';

/** The policy set of the live revision, as the workflow reads it. */
export interface LivePolicySet {
  readonly number: number;
  readonly facts: PolicyFacts;
  readonly overlay: Overlay;
  /** What the live revision says of an agreement, for `stateOf`. */
  about(agreement: string): { readonly content: AgreementContent | null; readonly overlay: Overlay };
}

/** Reads the live revision: the head each time, its content only when that is another one. */
export function livePolicySet(store: Pick<PolicyStore, 'head' | 'content'>): () => Promise<LivePolicySet> {
  let known: { readonly base: string; readonly facts: PolicyFacts } | null = null;
  return async () => {
    const { number, base, overlay } = await store.head();
    if (known?.base !== base) known = { base, facts: policyFacts((await store.content(number)).documents) };
    const { facts } = known;
    const about = (agreement: string) => ({ content: facts.agreements.get(agreement) ?? null, overlay });
    return { number, facts, overlay, about };
  };
}

import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { contentText } from './content-text';
import type { DecidedView } from './model';

/** Names of views, 100 bytes each; the views themselves live as long as somebody uses them. */
const mostNames = 50_000;

/**
 * Consumers who get the same of an operation share one view of it, and with it all that is derived from it: plan, fetches,
 * code. Nobody gets another's: views are one only where all that they hold is equal. Where 64
 * consumers each had their own, a fifth of what a request for five departments costs was fetching those from memory.
 */
export class Views {
  readonly #known = new LRUCache<string, WeakRef<DecidedView>>({ max: mostNames });

  /** The view that others use already, or this one. */
  of(view: DecidedView): DecidedView {
    const name = hash('sha256', contentText(view), 'base64');
    const known = this.#known.get(name)?.deref();
    if (known) return known;
    this.#known.set(name, new WeakRef(view));
    return view;
  }
}

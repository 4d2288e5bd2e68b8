import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { contentText } from './content-text';
import type { DecidedView, ShapeObject } from './model';

/** Names of shapes, 100 bytes each; the shapes themselves live as long as somebody uses them. */
const mostNames = 50_000;

/**
 * Consumers who get the same of an operation share one view of it, and with it all that is derived from it: plan, fetches,
 * code. Nobody gets another's: views are one only where all that they hold is equal. Where 64 consumers each had their
 * own, a fifth of what a request for five departments costs was fetching those from memory.
 */
export class Views {
  readonly #shapes = new LRUCache<string, WeakRef<ShapeObject>>({ max: mostNames });
  /** Decisions hold the parts of a view and not the view: it has to live as long as its shape. */
  readonly #views = new WeakMap<ShapeObject, DecidedView>();

  /** The view that others use already, or this one. */
  of(view: DecidedView): DecidedView {
    const name = hash('sha256', contentText(view), 'base64');
    const shape = this.#shapes.get(name)?.deref();
    const known = shape && this.#views.get(shape);
    if (known) return known;
    this.#shapes.set(name, new WeakRef(view.shape));
    this.#views.set(view.shape, view);
    return view;
  }
}

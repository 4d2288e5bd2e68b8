import { maskIsBelow } from './masks/mask-order';
import type { Form } from './model';

export const full: Form = { kind: 'full' };
export const none: Form = { kind: 'none' };

/** `full`, `mask(<name>)` or `none`: how documents, explanations and refusals write a form. */
export function printForm(form: Form): string {
  return form.kind === 'mask' ? `mask(${form.mask})` : form.kind;
}

/** The form that a document names; null when it is none that can be granted. */
export function parseForm(text: string): Form | null {
  if (text === 'full') return full;
  const mask = /^mask\(([A-Za-z]+)\)$/.exec(text)?.[1];
  return mask === undefined ? null : { kind: 'mask', mask };
}

/**
 * How two forms stand in the partial order `none < masks < full`.
 * `unordered` for two masks of which neither shows all that the other does.
 */
export function compareForms(a: Form, b: Form): 'same' | 'more' | 'less' | 'unordered' {
  if (a.kind === 'mask' && b.kind === 'mask') {
    if (a.mask === b.mask) return 'same';
    if (maskIsBelow(b.mask, a.mask)) return 'more';
    return maskIsBelow(a.mask, b.mask) ? 'less' : 'unordered';
  }
  if (a.kind === b.kind) return 'same';
  return rank[a.kind] > rank[b.kind] ? 'more' : 'less';
}

const rank = { none: 0, mask: 1, full: 2 } as const;

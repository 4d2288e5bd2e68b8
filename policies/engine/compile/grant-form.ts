import { parseForm } from '../forms';
import type { Form } from '../model';
import { defaultForm } from './default-form';

/** The form that a grant gives of a coordinate; null when it names none. */
export function grantForm(text: string | undefined, field: { readonly defaultMask?: string | null }): Form | null {
  return text === undefined ? defaultForm(field) : parseForm(text);
}

import { type GraphQLLeafType, isEnumType, isScalarType, specifiedScalarTypes } from 'graphql';
import { applyMask } from '../../policies/engine/masks/apply-mask';
import type { Form } from '../../policies/engine/model';
import { pseudonym } from '../../policies/engine/pseudonym';
import type { ShapeField } from '../share/model';
import { quoted } from './json-text';
import type { Projection } from './projection';

const BUILT_IN = new Set(specifiedScalarTypes.map((type) => type.name));

/** Whether a string is a value of the type as it is. */
export function takesAnyString(type: GraphQLLeafType): boolean {
  return isScalarType(type) && (type.name === 'String' || type.name === 'ID' || !BUILT_IN.has(type.name));
}

/**
 * Compiles how a value that is not null is written in a form other than `none`. The returned function throws when the
 * department's value is not of the field's type (GraphQL, section 6.4.3); the message is not for the caller.
 */
export function leafWriter(
  type: GraphQLLeafType,
  field: ShapeField,
): (projection: Projection, value: unknown, form: Form) => string {
  const builtIn = isEnumType(type) || BUILT_IN.has(type.name);
  return (projection, value, form) => {
    const checked = builtIn ? type.serialize(value) : value;
    if (typeof checked === 'string') return textIn(projection, field, checked, form);
    // Masks are for text; a lint refuses others, and here they show nothing.
    return form.kind === 'full' ? JSON.stringify(checked) : 'null';
  };
}

function textIn(projection: Projection, field: ShapeField, value: string, form: Form): string {
  return quoted(shownText(projection, field, value, form));
}

/** What a text is shown as in a form other than `none`. */
export function shownText(
  { pseudonymKey, pseudonymScope }: Projection,
  field: ShapeField,
  value: string,
  form: Form,
): string {
  const shown = form.kind === 'mask' ? applyMask(form.mask, value) : value;
  return field.pseudonym ? pseudonym(pseudonymKey, pseudonymScope, shown) : shown;
}

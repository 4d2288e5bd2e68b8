import { type GraphQLLeafType, isScalarType, specifiedScalarTypes } from 'graphql';
import { applyMask } from '../../policies/engine/masks/apply-mask';
import type { Form } from '../../policies/engine/model';

const BUILT_IN = new Set<unknown>(specifiedScalarTypes.map((type) => type.name));

/**
 * The value as it is shown in a form. Throws when the department's value is not of the field's type (GraphQL,
 * section 6.4.3); the message is not for the caller, because it may quote the value.
 */
export function showLeaf(type: GraphQLLeafType, value: unknown, form: Form): unknown {
  const checked = isScalarType(type) && !BUILT_IN.has(type.name) ? value : type.serialize(value);
  if (form.kind === 'full') return checked;
  if (form.kind === 'mask' && typeof checked === 'string') return applyMask(form.mask, checked);
  return null;
}

import { type GraphQLNamedType, isScalarType } from 'graphql';
import type { ShapeField } from '../share/model';
import { fixedForm } from './fixed-form';
import { takesAnyString } from './leaf-writer';

export type LeafKind = 'string' | 'boolean' | 'int' | 'float' | 'general';

const BUILT_IN: Readonly<Record<string, LeafKind>> = { Boolean: 'boolean', Int: 'int', Float: 'float' };

/** Which values of a leaf are written as they are, in every answer: those of one JSON type, or none. */
export function leafKind(type: GraphQLNamedType, field: ShapeField): LeafKind {
  const { hidden, pseudonym } = field;
  if (fixedForm(field)?.kind !== 'full' || hidden !== null || pseudonym || !isScalarType(type)) return 'general';
  if (takesAnyString(type)) return 'string';
  return BUILT_IN[type.name] ?? 'general';
}

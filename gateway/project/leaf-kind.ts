import { type GraphQLNamedType, isScalarType } from 'graphql';
import type { ShapeField } from '../share/model';
import { takesAnyString } from './leaf-writer';

export type LeafKind = 'string' | 'boolean' | 'int' | 'float' | 'general';

const BUILT_IN: Readonly<Record<string, LeafKind>> = { Boolean: 'boolean', Int: 'int', Float: 'float' };

/** Which values of a leaf are written as they are, in every answer: those of one JSON type, or none. */
export function leafKind(type: GraphQLNamedType, field: ShapeField): LeafKind {
  const { decision, use, hidden, pseudonym } = field;
  const always = use === null && decision !== null && decision.conditional.length === 0 ? decision.form : null;
  if (always?.kind !== 'full' || hidden !== null || pseudonym || !isScalarType(type)) return 'general';
  if (takesAnyString(type)) return 'string';
  return BUILT_IN[type.name] ?? 'general';
}

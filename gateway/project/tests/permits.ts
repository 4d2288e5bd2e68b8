import { buildSchema, type GraphQLObjectType } from 'graphql';
import type { FieldDecision } from '../../../policies/engine/model';
import type { ShapeField, ShapeObject } from '../../share/model';

const schema = buildSchema(/* GraphQL */ `
  type Query { firm: Firm }
  type Firm { uscc: ID permits: [Permit!] }
  type Permit { no: ID! kind: Kind days: Int fee: Float paid: Boolean tags: [[String!]!] holder: Firm }
  enum Kind { FOOD FIRE }
`);

/** A field that is granted as it is, under its own name. */
export function permitField(coordinate: string, change: Partial<ShapeField> = {}): ShapeField {
  const [typeName, name] = coordinate.split('.') as [string, string];
  const decision: FieldDecision = {
    coordinate,
    form: { kind: 'full' },
    conditional: [],
    rules: [],
    refusal: null,
    charges: [],
  };
  return {
    responseKey: name,
    internalName: name,
    coordinate,
    type: (schema.getType(typeName) as GraphQLObjectType).getFields()[name]!.type,
    kind: 'governed',
    decision,
    use: null,
    granted: true,
    sensitive: false,
    pseudonym: false,
    cutBy: null,
    hidden: null,
    children: null,
    ...change,
  };
}

export const permitShape = (
  change: Partial<ShapeField> = {},
  subject: ShapeObject['subject'] = { kind: 'parent' },
): ShapeObject => ({
  typeName: 'Permit',
  subject,
  fields: [permitField('Permit.no', change), permitField('Permit.kind'), permitField('Permit.days')],
});

/** A list whose text may go through as it came. */
export const permits = (shape: ShapeObject, change: Partial<ShapeField> = {}): ShapeField =>
  permitField('Firm.permits', {
    responseKey: 'mine',
    internalName: 'permits_1',
    children: new Map([['Permit', shape]]),
    ...change,
  });

import {
  buildSchema,
  type FieldNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { argumentText, internalName } from './internal-name';

const schema = buildSchema(
  'type Query { name: String licenses(typeCode: String, status: String, first: Int = 20): [String] }',
);
const fields = (schema.getType('Query') as GraphQLObjectType).getFields();

function nameOf(selection: string): string {
  const operation = parse(`query ($a: String, $b: String) { ${selection} }`).definitions[0] as OperationDefinitionNode;
  const field = operation.selectionSet.selections[0] as FieldNode;
  expect(field.kind).toBe(Kind.FIELD);
  return internalName(fields[field.name.value]!, argumentText(field.arguments ?? []));
}

describe('internalName', () => {
  it('is the own name of a field that takes no arguments, whatever the client calls it', () => {
    expect(nameOf('pid: name')).toBe('name');
  });

  it('does not depend on alias, order or white space', () => {
    expect(nameOf('x: licenses(typeCode: "A", status: $a)')).toBe(nameOf('licenses(status:$a,typeCode:"A")'));
  });

  it('tells different arguments apart, and none from some', () => {
    const names = [
      'licenses',
      'licenses(typeCode: "A")',
      'licenses(typeCode: $a)',
      'licenses(typeCode: $b)',
      'licenses(status: "A")',
    ];
    expect(new Set(names.map(nameOf)).size).toBe(names.length);
    expect(nameOf('licenses')).not.toBe('licenses');
  });
});

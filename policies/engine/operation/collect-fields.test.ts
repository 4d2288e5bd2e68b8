import {
  buildSchema,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { collectFields } from './collect-fields';

const schema = buildSchema(`
  interface Dated { on: String }
  interface Decision { no: String on: String }
  type Permit implements Decision { no: String on: String status: String }
  type Penalty implements Decision { no: String on: String fine: Int }
  type Query { decisions: [Decision] }
`);

function collect(typeName: string, text: string, variables: Record<string, unknown> = {}) {
  const { definitions } = parse(text);
  const operation = definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )!;
  const fragments = new Map(
    definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
  const type = schema.getType(typeName) as GraphQLObjectType;
  return [...collectFields({ schema, fragments, variables }, type, [operation.selectionSet]).keys()];
}

describe('collectFields', () => {
  it('keeps the order of the response and merges equal keys', () => {
    expect(collect('Permit', '{ on no on status a: no }')).toEqual(['on', 'no', 'status', 'a']);
  });

  it('enters fragments that apply to the concrete type, through interfaces too', () => {
    const text = '{ ... on Decision { no } ... on Penalty { fine } ...P } fragment P on Permit { status }';
    expect(collect('Permit', text)).toEqual(['no', 'status']);
    expect(collect('Penalty', text)).toEqual(['no', 'fine']);
    expect(collect('Permit', '{ ... on Dated { on } no }')).toEqual(['no']);
  });

  it('settles @skip and @include by the variables', () => {
    const text =
      'query ($a: Boolean!, $b: Boolean!) { no @skip(if: $a) on @include(if: $b) ... @skip(if: $a) { status } }';
    expect(collect('Permit', text, { a: true, b: true })).toEqual(['on']);
    expect(collect('Permit', text, { a: false, b: false })).toEqual(['no', 'status']);
  });

  test('a fragment that is not there selects nothing', () => {
    expect(collect('Permit', '{ ...nothing no }')).toEqual(['no']);
  });
});

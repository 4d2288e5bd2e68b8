import type {
  GraphQLAbstractType,
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInterfaceType,
  GraphQLNamedType,
  GraphQLObjectType,
} from 'graphql';

type Fields = readonly GraphQLField<unknown, unknown>[];

/** What a suite decides about its random operations. Made for one operation: what is drawn may depend on what was. */
export interface OperationHabits {
  /** Of the operation. */
  readonly name: string;
  /** After so many fields only leaves are added, where there are any. */
  readonly mostFields: number;
  /** Selections in one pair of braces. */
  width(depth: number): number;
  readonly chances: {
    /** Of a mutation, where the schema has any. */
    readonly mutation: number;
    readonly typename: number;
    /** Of a fragment where none is needed. */
    readonly fragment: number;
    /** Of `@skip` or `@include`. */
    readonly directive: number;
    /** Of a variable for an argument, rather than a literal. */
    readonly variable: number;
    /** Of leaving an argument out that may be. */
    leftOut(argument: GraphQLArgument, coordinate: string): number;
  };
  /** Whether a fragment's content is drawn before its kind; seeds lead to other operations by the other order. */
  readonly contentFirst: boolean;
  /** Types that a fragment within an abstract type may be on, likelier ones several times. */
  within(type: GraphQLAbstractType): readonly GraphQLNamedType[];
  /** @param fields of the type, those that may be added now */
  field(type: GraphQLObjectType | GraphQLInterfaceType, fields: Fields, depth: number): GraphQLField<unknown, unknown>;
  /**
   * What a field is called, or null.
   * @param siblings names of all fields of the type
   * @param taken an object's own, in whatever fragment: for the habit to keep names in
   */
  alias(field: GraphQLField<unknown, unknown>, siblings: readonly string[], taken: Set<string>): string | null;
  /** What `__typename` is called, or null. */
  typenameAlias(): string | null;
  /** Elements of a list in an argument. */
  listLength(): number;
  inputFields(fields: readonly GraphQLInputField[]): readonly GraphQLInputField[];
  /** Of a scalar type. */
  value(argument: string, typeName: string, coordinate: string): unknown;
}

import {
  type ASTNode,
  type ASTVisitor,
  GraphQLError,
  Kind,
  type ValidationContext,
  ValuesOfCorrectTypeRule,
} from 'graphql';

/**
 * GraphQL, section 5.6.1, as graphql-js checks it, but with messages that do not repeat the literal: an ID number
 * with one wrong digit still names a person. The reason of one of our own scalars is kept, as it never holds a value.
 */
export function valuesWithoutContent(context: ValidationContext): ASTVisitor {
  // Errors of scalars do not say where they stand.
  let current: ASTNode | undefined;
  const silent = new Proxy(context, {
    get(target, name) {
      if (name === 'reportError')
        return (error: GraphQLError) => target.reportError(withoutContent(error, target, current));
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const visitor = ValuesOfCorrectTypeRule(silent) as Record<string, (node: ASTNode) => unknown>;
  return Object.fromEntries(
    Object.entries(visitor).map(([kind, visit]) => [
      kind,
      (node: ASTNode) => {
        current = node;
        return visit(node);
      },
    ]),
  ) as ASTVisitor;
}

function withoutContent(error: GraphQLError, context: ValidationContext, current: ASTNode | undefined): GraphQLError {
  const nodes = error.nodes ?? current;
  if (error.name === 'IdentifierError' || error.originalError?.name === 'IdentifierError') {
    return new GraphQLError((error.originalError ?? error).message, { nodes });
  }
  const [node] = error.nodes ?? [];
  // Only these two speak of names alone: a required field that is missing, and a field that the type has not.
  if (node?.kind === Kind.OBJECT_FIELD && error.message.includes('is not defined by type')) return error;
  if (node?.kind === Kind.OBJECT && error.message.includes('was not provided')) return error;
  const type = context.getInputType();
  return new GraphQLError(`a value does not fit the type${type ? ` \`${type}\`` : ''} expected here`, { nodes });
}

import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** Says plainly what graphql-js would let pass or call an unknown directive. */
export function servedOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`${node.operation}s are not served here`, { nodes: node }));
    },
    Directive(node) {
      const { value } = node.name;
      if (value !== 'defer' && value !== 'stream') return;
      context.reportError(
        new GraphQLError(`\`@${value}\` is not served here: answers come in one piece`, { nodes: node }),
      );
    },
  };
}

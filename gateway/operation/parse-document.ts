import { type DocumentNode, GraphQLError } from 'graphql';
import { Parser } from 'graphql/language/parser';
import { RequestError } from '../errors/request-error';
import type { OperationLimits } from './operation-limits';
import { syntaxErrorText } from './syntax-error-text';

/**
 * Parses an operation text, giving up at the first token over the limit.
 * Throws `RequestError` `OPERATION_LIMIT` or `GRAPHQL_PARSE_FAILED`.
 */
export function parseDocument(text: string, { maxTokens, maxDepth }: OperationLimits): DocumentNode {
  const parser = new Parser(text, { maxTokens });
  try {
    return parser.parseDocument();
  } catch (error) {
    // The parser descends by calling itself, so a text can be too deep for the stack before its depth is known.
    if (error instanceof RangeError) {
      throw new RequestError('OPERATION_LIMIT', { what: 'depth', limit: maxDepth, got: 'far more' });
    }
    if (!(error instanceof GraphQLError)) throw error;
    // The parser counts, so nobody has to tell the two kinds of failure apart by their words.
    if (parser.tokenCount > maxTokens) {
      throw new RequestError('OPERATION_LIMIT', { what: 'tokens', limit: maxTokens, got: `more than ${maxTokens}` });
    }
    const detail = syntaxErrorText(error);
    const { message } = new RequestError('GRAPHQL_PARSE_FAILED', { detail });
    throw new RequestError('GRAPHQL_PARSE_FAILED', { detail }, { errors: [{ message, locations: error.locations }] });
  }
}

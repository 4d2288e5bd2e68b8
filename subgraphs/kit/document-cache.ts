import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { DepartmentError } from './department-error';
import { operationCoordinates } from './operation-coordinates';

const MAX_DOCUMENTS = 1_000;
const MAX_TOKENS = 100_000;

export interface PreparedDocument {
  readonly document: DocumentNode;
  readonly coordinates: ReadonlySet<string>;
}

/**
 * Parses and validates operation texts, keeping the last 1,000. Only valid ones are kept.
 * Throws `DepartmentError` with a message free of the operation's text, which may hold values in literals.
 */
export function documentCache(schema: GraphQLSchema): (text: string) => PreparedDocument {
  const documents = new LRUCache<string, PreparedDocument>({ max: MAX_DOCUMENTS });
  return (text) => {
    const known = documents.get(text);
    if (known) return known;
    const document = parseText(text);
    const faults = validate(schema, document);
    if (faults.length > 0) {
      const places = faults.flatMap(({ locations }) => locations ?? []).map(({ line, column }) => `${line}:${column}`);
      throw new DepartmentError(
        'GRAPHQL_VALIDATION_FAILED',
        `expected an operation that is valid for this department, got one with faults at ${places.join(', ')}`,
      );
    }
    const prepared = { document, coordinates: operationCoordinates(schema, document) };
    documents.set(text, prepared);
    return prepared;
  };
}

function parseText(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const place = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    throw new DepartmentError(
      'GRAPHQL_PARSE_FAILED',
      `expected a GraphQL document, got a syntax error at ${place ? `${place.line}:${place.column}` : 'an unknown place'}`,
    );
  }
}

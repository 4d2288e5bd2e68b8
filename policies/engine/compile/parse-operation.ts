import { type DocumentNode, parse } from 'graphql';

/** A GraphQL document, or null for text that is none. */
export function parseOperation(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

import { BREAK, type DocumentNode, visit } from 'graphql';

/** Whether a document asks for the schema itself (`__schema`, `__type`); `__typename` is asked of data. */
export function usesIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

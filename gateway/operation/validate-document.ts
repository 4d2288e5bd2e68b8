import {
  type DocumentNode,
  type GraphQLSchema,
  specifiedRules,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import type { RequestErrorEntry } from '../errors/request-error';
import { servedOperations } from './rules/served-operations';
import { valuesWithoutContent } from './rules/values-without-content';

/** Faults that are told at most. */
const maxErrors = 20;

/** Those of graphql-js, one of them without the values that it would repeat. */
const rules: readonly ValidationRule[] = [
  ...specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? valuesWithoutContent : rule)),
];

/**
 * Every rule of GraphQL, section 5, against the schema that clients see.
 * @returns the faults, with their places in the text and no value out of it; empty when the document is valid
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly RequestErrorEntry[] {
  // Asked first and alone: `@defer` would also be told as an unknown directive.
  const served = validate(schema, document, [servedOperations], { maxErrors });
  const faults = served.length > 0 ? served : validate(schema, document, rules, { maxErrors });
  return faults.map(({ message, locations }) => ({ message, locations }));
}

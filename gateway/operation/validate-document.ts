import {
  type DocumentNode,
  type GraphQLSchema,
  NoUnusedFragmentsRule,
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

/**
 * Asked first and alone. `@defer` would also be told as an unknown directive. And what no operation spreads was measured by
 * nobody: fields that could merge are compared there too, by pairs and as deep as fragments go.
 */
const firstRules: readonly ValidationRule[] = [servedOperations, NoUnusedFragmentsRule];

/** Those of graphql-js, one of them without the values that it would repeat. */
const rules: readonly ValidationRule[] = [
  ...specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? valuesWithoutContent : rule)),
];

/**
 * Every rule of GraphQL, section 5, against the schema that clients see.
 * @returns the faults, with their places in the text and no value out of it; empty when the document is valid
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): readonly RequestErrorEntry[] {
  const first = validate(schema, document, firstRules, { maxErrors });
  const faults = first.length > 0 ? first : validate(schema, document, rules, { maxErrors });
  return faults.map(({ message, locations }) => ({ message, locations }));
}

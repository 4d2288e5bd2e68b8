import { hash as digest } from 'node:crypto';
import { type FragmentDefinitionNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { operationId } from '../../policies/engine/operation-id';
import { RequestError, type RequestErrorEntry } from '../errors/request-error';
import type { GraphQLParameters } from '../http/model';
import { coerceVariables } from './coerce-variables';
import { countDecisions } from './count-decisions';
import { measureOperation } from './measure-operation';
import { measureTokens } from './measure-tokens';
import type { Operation, Prepare } from './model';
import { operationCost } from './operation-cost';
import type { OperationLimits } from './operation-limits';
import { type OperationTexts, operationTexts } from './operation-texts';
import { parseDocument } from './parse-document';
import { recordedId } from './recorded-id';
import { usesIntrospection } from './uses-introspection';
import { validateDocument } from './validate-document';

/** Who sends the operation. */
export interface OperationCaller {
  readonly client: string;
  /** Whether validation may tell names of the schema. */
  readonly mayIntrospect: boolean;
}

export interface PrepareOperationOptions {
  /** What clients see. Its scalars check and normalise. */
  readonly schema: GraphQLSchema;
  readonly limits: OperationLimits;
  /** Default: automatic persisted queries, nothing registered. */
  readonly texts?: OperationTexts;
  /** Throws for an operation that may not run here. Default: all may. */
  readonly safelist?: (operation: Pick<Operation, 'id' | 'recordedId'>) => void;
  /** Default: without limit. */
  readonly prepare?: Prepare;
  /** Documents kept, valid and invalid ones apart, so that nobody can push good ones out with bad ones. */
  readonly cache?: { readonly maxValid: number; readonly maxInvalid: number; readonly maxBytes: number };
}

/** Fragments inside fragments are free of depth, but not without end. */
const nestingPerDepth = 4;
/**
 * Fields of concrete types that one operation may spell out. Each refused one is explained in the answer and kept with
 * the decision; a thousand characters of fragments can spell out a million.
 */
const mostFields = 2_000;
/** An alias stands in the path of each refusal below it, twice: one of 200,000 characters would make gigabytes of them. */
const mostNameCharacters = 128;
/** Of memory, for a parsed document: measured at up to 510 for one whose tokens are all fields. */
const bytesPerToken = 512;

/** What is known of a text before variables and the caller's rights come in. */
interface CheckedDocument extends Pick<Operation, 'id' | 'recordedId'> {
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly introspects: boolean;
}

type Faults = readonly RequestErrorEntry[];

/**
 * The operation stage: text to a valid operation within its limits, with coerced variables. Documents are kept by the
 * SHA-256 of their text; variables and cost are new for each request.
 *
 * The returned function throws `RequestError`: `OPERATION_LIMIT`, `GRAPHQL_PARSE_FAILED`, `GRAPHQL_VALIDATION_FAILED`
 * (`INVALID_QUERY` for who may not introspect), `BAD_USER_INPUT`, `METHOD_NOT_ALLOWED` for a mutation over GET, and what
 * `prepare` throws.
 */
export function createPrepareOperation({
  schema,
  limits,
  texts = operationTexts(),
  safelist = () => undefined,
  prepare = (_, work) => work(),
  cache = { maxValid: 2_000, maxInvalid: 200, maxBytes: 128 * 1024 * 1024 },
}: PrepareOperationOptions): (parameters: GraphQLParameters, caller: OperationCaller) => Operation {
  const valid = new LRUCache<string, { bytes: number; checked: CheckedDocument }>({
    max: cache.maxValid,
    maxSize: cache.maxBytes,
    sizeCalculation: ({ bytes }) => bytes,
  });
  const invalid = new LRUCache<string, Faults>({ max: cache.maxInvalid });

  const check = (text: string, client: string): CheckedDocument | Faults => {
    const hash = digest('sha256', text, 'base64');
    return valid.get(hash)?.checked ?? invalid.get(hash) ?? prepare(client, () => checkNew(text, hash));
  };

  const checkNew = (text: string, hash: string): CheckedDocument | Faults => {
    const document = parseDocument(text, limits);
    const tokens = measureTokens(document);
    refuse('characters of a name', mostNameCharacters, tokens.longestName);
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    // Before validation, which has to compare every pair of fields that could merge.
    for (const operation of operations) {
      refuseOversized(operation, fragments, limits);
      refuse('fields', mostFields, countDecisions(schema, operation, fragments));
    }
    const faults = validateDocument(schema, document);
    if (faults.length > 0) {
      invalid.set(hash, faults);
      return faults;
    }
    const id = operationId(document);
    const introspects = usesIntrospection(document);
    const checked = { id, recordedId: recordedId(document, id), operations, fragments, introspects };
    valid.set(hash, { bytes: text.length + bytesPerToken * tokens.count, checked });
    return checked;
  };

  return (parameters, { client, mayIntrospect }) => {
    const { operationName, variables, readOnly } = parameters;
    const checked = check(texts.textOf(parameters, client), client);
    if (isFaults(checked)) {
      if (!mayIntrospect) throw new RequestError('INVALID_QUERY');
      throw new RequestError('GRAPHQL_VALIDATION_FAILED', { detail: 'see `errors`' }, { errors: checked });
    }
    if (checked.introspects && !mayIntrospect) throw new RequestError('INVALID_QUERY');
    texts.keep(parameters, client);
    const { id, recordedId, fragments } = checked;
    safelist(checked);
    const definition = chosen(checked.operations, operationName);
    if (readOnly && definition.operation !== 'query') {
      throw new RequestError(
        'METHOD_NOT_ALLOWED',
        { got: 'GET', expected: 'POST for a mutation' },
        { headers: { allow: 'POST' } },
      );
    }
    const coerced = coerceVariables(schema, definition, variables);
    const cost = operationCost(schema, definition, fragments, coerced);
    refuse('cost', limits.maxCost, cost);
    return { id, recordedId, definition, fragments, variables: coerced };
  };
}

function isFaults(checked: CheckedDocument | Faults): checked is Faults {
  return Array.isArray(checked);
}

function refuseOversized(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  limits: OperationLimits,
): void {
  const { depth, nesting, aliases, rootFields } = measureOperation(operation, fragments);
  refuse('depth', limits.maxDepth, depth);
  refuse('nested fragments', limits.maxDepth * nestingPerDepth, nesting);
  refuse('aliases', limits.maxAliases, aliases);
  refuse('root fields', limits.maxRootFields, rootFields);
}

function refuse(what: string, limit: number, got: number): void {
  if (got > limit) throw new RequestError('OPERATION_LIMIT', { what, limit, got });
}

/** GraphQL, section 6.1 GetOperation. */
function chosen(operations: readonly OperationDefinitionNode[], name: string | null): OperationDefinitionNode {
  const [first, second] = operations;
  if (!first) throw new RequestError('BAD_USER_INPUT', { detail: 'the document holds no operation' });
  if (name === null) {
    if (second)
      throw new RequestError('BAD_USER_INPUT', { detail: '`operationName` is needed: there are several operations' });
    return first;
  }
  const named = operations.find((operation) => operation.name?.value === name);
  if (!named)
    throw new RequestError('BAD_USER_INPUT', { detail: '`operationName` names no operation of the document' });
  return named;
}

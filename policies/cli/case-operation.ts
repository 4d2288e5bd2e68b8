import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Graph } from '../../schema/supergraph';
import { operationId } from '../engine/operation-id';
import type { PolicyCase } from '../store/cases';

export interface CaseOperation {
  readonly id: string;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation of a case, validated, with coerced variables. Throws `Error` when it is not one for this graph. */
export function caseOperation(directory: string, graph: Graph, wanted: PolicyCase): CaseOperation {
  const isFile = wanted.operation.endsWith('.graphql');
  const text = isFile ? readFileSync(join(directory, 'operations', wanted.operation), 'utf8') : wanted.operation;
  const document = parse(text);
  const [invalid] = validate(graph.api, document);
  if (invalid) throw new Error(`the operation is invalid: ${invalid.message}`);
  const operation = onlyOperation(document);
  const { coerced, errors } = getVariableValues(
    graph.full,
    operation.variableDefinitions ?? [],
    variablesOf(directory, wanted, isFile),
  );
  if (errors) throw new Error(`the variables are wrong: ${errors[0]?.message}`);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return {
    id: operationId(document),
    operation,
    fragments: new Map((fragments as FragmentDefinitionNode[]).map((each) => [each.name.value, each])),
    variables: coerced,
  };
}

function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length !== 1) throw new Error(`expected one operation, got ${operations.length}`);
  return operations[0] as OperationDefinitionNode;
}

/** Beside a file of an operation stands one with its variables, unless the case says otherwise. */
function variablesOf(
  directory: string,
  { operation, variables }: PolicyCase,
  isFile: boolean,
): Record<string, unknown> {
  if (typeof variables === 'object') return variables;
  const beside = operation.replace(/\.graphql$/, '.variables.json');
  const file = join(directory, 'operations', variables ?? beside);
  if (variables === undefined && !(isFile && existsSync(file))) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

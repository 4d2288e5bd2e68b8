import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../../execute/department';

const checked = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>();

/** Runs a department's text as a department does, validation included; parsed documents are kept for the next run. */
export async function runDepartment(
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>>,
  contextValue: unknown,
): Promise<DepartmentAnswer> {
  const documents = checked.get(schema) ?? new Map<string, DocumentNode>();
  checked.set(schema, documents);
  const document = documents.get(text) ?? parse(text);
  if (!documents.has(text)) {
    const faults = validate(schema, document);
    if (faults.length > 0)
      throw new Error(`the plan asks a department for what it does not have: ${faults[0]?.message}\n${text}`);
    documents.set(text, document);
  }
  const answer = await execute({ schema, document, variableValues: { ...variables }, contextValue });
  // Through JSON, as over the wire: no prototype, class or shared object survives.
  return JSON.parse(JSON.stringify(answer)) as DepartmentAnswer;
}

/** Departments without sockets. `calls` gathers what was asked. */
export function inProcessDepartments(
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
  contextValue: unknown,
  calls: DepartmentRequest[] = [],
): Departments {
  return {
    call(request) {
      calls.push(request);
      const schema = subgraphs.get(request.fetch.subgraph);
      if (!schema) throw new Error(`no department \`${request.fetch.subgraph}\``);
      return runDepartment(schema, request.fetch.document, JSON.parse(request.variablesText), contextValue);
    },
  };
}

import { type DocumentNode, execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { DepartmentAnswer, DepartmentRequest, Departments } from '../../execute/department';
import { readAnswer } from '../../execute/read-answer';

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

/** An answer as it comes over the wire, which is where text that may be shown as it came is told from other text. */
export function overTheWire(answer: DepartmentAnswer, { fetch }: DepartmentRequest): DepartmentAnswer {
  return readAnswer(200, Buffer.from(JSON.stringify(answer)), fetch.read);
}

/** Departments without sockets. `calls` gathers what was asked. */
export function inProcessDepartments(
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
  contextValue: unknown,
  calls: DepartmentRequest[] = [],
): Departments {
  return {
    async call(request) {
      calls.push(request);
      const { subgraph, document } = request.fetch;
      const schema = subgraphs.get(subgraph);
      if (!schema) throw new Error(`no department \`${subgraph}\``);
      return overTheWire(
        await runDepartment(schema, document, JSON.parse(request.variablesText), contextValue),
        request,
      );
    },
  };
}

import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { RuleContent } from '../documents';
import type { CompiledRule, RuleInputs } from '../policy-index';
import { parentProblems } from './parent-problems';
import { inputReader, type PreparedInput } from './read-inputs';
import { readPaths } from './read-paths';
import { inputType, type RuleScope } from './rule-scope';
import { type Evaluation, strictEvaluation } from './strict-evaluation';

/** A rule that can be evaluated, or the sentences that say why it cannot. */
export type RuleCompilation =
  | { readonly rule: Omit<CompiledRule, 'id'>; readonly problems: null }
  | { readonly rule: null; readonly problems: readonly string[] };

const limits = { maxAstNodes: 500, maxDepth: 20, maxListElements: 100, maxCallArguments: 4 };

/** Evaluation needs no types: the type check has seen to them, and inputs are checked against theirs. */
const untyped = new Environment({ limits, homogeneousAggregateLiterals: false })
  .registerVariable('field', 'dyn')
  .registerVariable('args', 'dyn')
  .registerVariable('consumer', 'dyn')
  .registerVariable('request', 'dyn')
  .registerVariable('row', 'dyn');

/**
 * Compiles a CEL expression over `field`, `args`, `consumer`, `request` and, in `rows:`, `row`. What it reads is settled
 * from its syntax, typed by the schema and type-checked; it never sees more than that.
 */
export function compileRule(content: RuleContent, scope: RuleScope): RuleCompilation {
  const text = typeof content === 'string' ? content : content.rule;
  const nullable = typeof content === 'string' ? [] : content.nullable;
  let parsed: ParseResult;
  try {
    parsed = untyped.parse(text);
  } catch (error) {
    return failed([firstLine(error)]);
  }
  const { reads, problems } = readPaths(parsed.ast);
  const inputs: PreparedInput[] = [];
  const found = [...problems, ...parentProblems(parsed.ast, scope)];
  for (const { root, path } of reads) {
    const type = inputType(scope, root, path);
    const name = [root, ...path].join('.');
    if (typeof type === 'string') found.push(type);
    else inputs.push({ name, root: root as PreparedInput['root'], path, type, nullable: nullable.includes(name) });
  }
  for (const name of nullable) {
    if (!reads.some(({ root, path }) => [root, ...path].join('.') === name)) {
      found.push(`\`${name}\` is declared nullable, but the rule doesn't read it`);
    }
  }
  if (found.length > 0) return failed(found);
  const mismatch = typeMismatch(text, inputs);
  if (mismatch) return failed([mismatch]);
  const evaluation = strictEvaluation(untyped, parsed.ast);
  const read = inputReader(inputs);
  return {
    rule: {
      text,
      variables: new Set(inputs.map(({ root }) => root)),
      reads: inputs.filter(({ root }) => root === 'row').map(({ path }) => path),
      holds: (variables) => evaluate(evaluation, read, variables),
    },
    problems: null,
  };
}

function failed(problems: readonly string[]): RuleCompilation {
  return { rule: null, problems };
}

function evaluate(evaluation: Evaluation, read: ReturnType<typeof inputReader>, variables: RuleInputs): boolean {
  try {
    const context = read(variables);
    return context !== null && evaluation(context) === true;
  } catch {
    // An error in a rule denies: there is nothing that a request could do about it, so nothing is told of it.
    return false;
  }
}

function typeMismatch(text: string, inputs: readonly PreparedInput[]): string | null {
  const typed = new Environment({ limits, homogeneousAggregateLiterals: false });
  const schemas: Schema = {};
  for (const { root, path, type, nullable } of inputs) {
    const name = nullable ? 'dyn' : type.list ? `list<${type.scalar}>` : type.scalar;
    declare(schemas, [root, ...path], name);
  }
  for (const [name, schema] of Object.entries(schemas)) {
    if (typeof schema === 'string') typed.registerVariable(name, schema);
    else typed.registerVariable(name, { schema });
  }
  const { valid, type, error } = typed.check(text);
  if (!valid) return firstLine(error);
  return type === 'bool' || type === 'dyn' ? null : `expected an expression that is true or false, got \`${type}\``;
}

interface Schema {
  [field: string]: Schema | string;
}

function declare(into: Schema, path: readonly string[], type: string): void {
  const [first, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) into[first] = type;
  else {
    const below = into[first];
    const schema = typeof below === 'object' ? below : {};
    into[first] = schema;
    declare(schema, rest, type);
  }
}

function firstLine(error: unknown): string {
  return String((error as Error).message).split('\n')[0] as string;
}

import type { ASTNode } from '@marcbachmann/cel-js';

/** One input of a rule: `row.holder.pid` is `{ root: 'row', path: ['holder', 'pid'] }`. */
export interface ReadPath {
  readonly root: string;
  readonly path: readonly string[];
}

export interface ReadPaths {
  /** Each input once, in the order of the text. */
  readonly reads: readonly ReadPath[];
  /** What the expression does that rules may not do, each a sentence. */
  readonly problems: readonly string[];
}

/** Everything that an expression reads, from its syntax alone, and what in it is not allowed. */
export function readPaths(ast: ASTNode): ReadPaths {
  const reads = new Map<string, ReadPath>();
  const problems: string[] = [];
  visit(ast, { element: null, reads, problems });
  return { reads: [...reads.values()], problems };
}

interface Visit {
  /** The variable of the comprehension around the node. */
  readonly element: string | null;
  readonly reads: Map<string, ReadPath>;
  readonly problems: string[];
}

const functions = new Set(['size', 'int', 'double', 'string', 'timestamp']);
const methods = new Set(['size', 'startsWith', 'endsWith', 'contains']);
const comprehensions = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

function visit(node: ASTNode, at: Visit): void {
  switch (node.op) {
    case 'value':
      return;
    case 'id':
    case '.':
      readPath(node, at);
      return;
    case 'call': {
      const [name, operands] = node.args;
      if (!functions.has(name)) at.problems.push(`the function \`${name}\` is not available to rules`);
      for (const operand of operands) visit(operand, at);
      return;
    }
    case 'rcall':
      methodCall(node, at);
      return;
    case '!_':
    case '-_':
      visit(node.args, at);
      return;
    case '.?':
    case '[]':
    case '[?]':
    case 'map':
      at.problems.push(`\`${textOf(node)}\`: rules have no index access, optional access or maps`);
      return;
    default:
      for (const operand of node.args as readonly ASTNode[]) visit(operand, at);
  }
}

function methodCall(node: Extract<ASTNode, { op: 'rcall' }>, at: Visit): void {
  const [name, receiver, operands] = node.args;
  visit(receiver, at);
  if (!comprehensions.has(name)) {
    if (!methods.has(name)) at.problems.push(`the method \`${name}\` is not available to rules`);
    for (const operand of operands) visit(operand, at);
    return;
  }
  const [variable, body] = operands;
  if (at.element !== null) at.problems.push(`\`${textOf(node)}\`: comprehensions must not stand in one another`);
  if (operands.length !== 2 || variable?.op !== 'id' || !body) {
    at.problems.push(`\`${name}\` takes a variable and an expression`);
  } else visit(body, { ...at, element: variable.args });
}

function readPath(node: ASTNode, at: Visit): void {
  const path: string[] = [];
  let base = node;
  while (base.op === '.') {
    path.unshift(base.args[1]);
    base = base.args[0];
  }
  if (base.op !== 'id') {
    at.problems.push(`\`${textOf(node)}\`: only variables have fields`);
    visit(base, at);
  } else if (base.args === at.element) {
    if (path.length > 0) at.problems.push(`\`${textOf(node)}\`: elements of lists are scalars and have no fields`);
  } else at.reads.set([base.args, ...path].join('.'), { root: base.args, path });
}

function textOf(node: ASTNode): string {
  return node.input.slice(node.range.start, node.range.end);
}

import type { ASTNode } from '@marcbachmann/cel-js';
import { objectionToParent } from './objection-to-parent';
import type { RuleScope } from './rule-scope';

/**
 * What is wrong in how a rule reads `field.parent`, each a sentence. It is compared with coordinates that the graph has,
 * and nothing is made of that but other conditions: what holds below all fields but some would hold below each new one, and
 * one that is misspelt would hold everywhere.
 */
export function parentProblems(ast: ASTNode, scope: RuleScope): string[] {
  if (ast.op === '&&' || ast.op === '||') return operands(ast).flatMap((operand) => parentProblems(operand, scope));
  const compared = comparedWithParent(ast);
  if (compared) return compared.flatMap((value) => problemOf(value, scope));
  return readsParent(ast) ? [only] : [];
}

const only =
  '`field.parent` can only be compared with coordinates, by `==` or `in [...]`, and that only be joined with others by `&&` and `||`';

function readsParent(node: ASTNode): boolean {
  return isParent(node) || operands(node).some(readsParent);
}

/** What `field.parent` is compared with where a node does that, else null. */
function comparedWithParent(node: ASTNode): readonly ASTNode[] | null {
  if (node.op === 'in') {
    const [left, right] = node.args;
    return isParent(left) && right.op === 'list' ? right.args : null;
  }
  if (node.op !== '==') return null;
  const others = node.args.filter((operand) => !isParent(operand));
  return others.length === 1 ? others : null;
}

function problemOf(value: ASTNode, scope: RuleScope): string[] {
  // What may be null is declared so, and then compared with it.
  if (value.op === 'value' && value.args === null) return [];
  if (value.op !== 'value' || typeof value.args !== 'string') {
    const text = value.input.slice(value.range.start, value.range.end);
    return [`\`field.parent\` can only be compared with coordinates in quotation marks, not with \`${text}\``];
  }
  const objection = objectionToParent(scope, value.args);
  return objection === null ? [] : [`\`field.parent\` is never \`${value.args}\`: ${objection}`];
}

function isParent(node: ASTNode): boolean {
  return node.op === '.' && node.args[1] === 'parent' && node.args[0].op === 'id' && node.args[0].args === 'field';
}

/** Everything that stands below a node. */
function operands({ args }: ASTNode): ASTNode[] {
  return [args].flat(3).filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

import { type ASTNode, type Environment, serialize } from '@marcbachmann/cel-js';

/** Evaluates over the variables of a rule. Throws where CEL has an error. */
export type Evaluation = (context: Record<string, unknown>) => unknown;

/**
 * An evaluation in which no error is absorbed. CEL's `||` and `&&` are commutative: `1 / 0 > 1 || row.open` is true
 * where `row.open` is. A rule that had an error denies, so here they go from left to right and an error ends them.
 */
export function strictEvaluation(environment: Environment, node: ASTNode): Evaluation {
  switch (node.op) {
    case '||':
    case '&&': {
      const [left, right] = node.args.map((operand) => strictEvaluation(environment, operand)) as [
        Evaluation,
        Evaluation,
      ];
      const decides = node.op === '||';
      return (context) => {
        const first = truth(left(context));
        return first === decides ? first : truth(right(context));
      };
    }
    case '!_': {
      const operand = strictEvaluation(environment, node.args);
      return (context) => !truth(operand(context));
    }
    case '?:': {
      const [condition, then, otherwise] = node.args.map((operand) => strictEvaluation(environment, operand)) as [
        Evaluation,
        Evaluation,
        Evaluation,
      ];
      return (context) => (truth(condition(context)) ? then(context) : otherwise(context));
    }
    default:
      return environment.parse(serialize(node));
  }
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`expected true or false, got \`${typeof value}\``);
  return value;
}

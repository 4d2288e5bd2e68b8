import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { type TextProblem, unreadableInValue } from './check-yaml-text';

/** No document needs more; the JSON Schemas allow ten at most. */
const maxDepth = 30;

/**
 * What YAML allows and policy documents don't: whatever makes a document say something else than what stands there,
 * or in another place (anchors, aliases, merge keys, tags), and texts that YAML takes for something else.
 */
export function checkYamlNodes(document: Document.Parsed): TextProblem[] {
  const problems: TextProblem[] = [];
  if (document.contents) checkNode(document.contents, 0, problems);
  return problems;
}

function checkNode(node: Node, depth: number, problems: TextProblem[]): void {
  const offset = offsetOf(node);
  const problem = (message: string, hint: string) => {
    problems.push({ offset, message, hint });
  };
  if ('anchor' in node && node.anchor) problem(`the anchor \`&${node.anchor}\` is not allowed`, 'Remove it.');
  if (isAlias(node)) problem(`the alias \`*${node.source}\` is not allowed`, 'Write out what it stands for.');
  else if (node.tag) problem(`the tag \`${node.tag}\` is not allowed`, 'Remove it; put text in quotes.');
  else if (depth >= maxDepth) problem(`expected at most ${maxDepth} levels of nesting`, 'Nest less deeply.');
  else if (isScalar(node)) checkScalar(node, problem);
  else if (isSeq(node)) for (const item of node.items) checkNode(item as Node, depth + 1, problems);
  else if (isMap(node)) checkMap(node.items as Pair<Node, Node | null>[], depth, problems);
}

function checkMap(pairs: readonly Pair<Node, Node | null>[], depth: number, problems: TextProblem[]): void {
  const seen = new Set<string>();
  for (const { key, value } of pairs) {
    checkNode(key, maxDepth - 1, problems);
    const problem = (message: string, hint: string) => {
      problems.push({ offset: offsetOf(key), message, hint });
    };
    if (!isScalar(key)) problem('a list or map cannot be a key', 'Keys are names.');
    else if (typeof key.value !== 'string') {
      problem(`the key \`${String(key.source)}\` is no text`, 'Put it in quotes, or give it a name.');
    } else if (key.value === '<<') problem('the merge key `<<` is not allowed', 'Write out what it would merge.');
    else if (seen.has(key.value)) problem(`the key \`${key.value}\` stands here twice`, 'Keep one of the two.');
    else seen.add(key.value);
    if (isNode(value)) checkNode(value, depth + 1, problems);
  }
}

function checkScalar({ value, source = '' }: Scalar, problem: (message: string, hint: string) => void): void {
  if (typeof value === 'string') {
    const unreadable = unreadableInValue(value);
    if (unreadable) problem(unreadable.message, unreadable.hint);
    return;
  }
  // `key:` without a value: which keys may be empty is a question of form.
  if (value === null && source === '') return;
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    problem(`the number \`${source}\` loses digits`, 'Put it in quotes: identifiers are text.');
  } else if (String(value) !== source) {
    const hint = `Put it in quotes if it is text; if you mean ${String(value)}, write \`${String(value)}\`.`;
    problem(`\`${source}\` would be read as ${String(value)}`, hint);
  }
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

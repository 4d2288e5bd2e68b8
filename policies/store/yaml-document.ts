import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Position } from '../engine/documents';
import type { PolicyFault } from '../engine/policy-fault';
import { checkYamlNodes } from './check-yaml-nodes';
import { checkYamlText, type TextProblem } from './check-yaml-text';

/** A YAML 1.2 document as plain JSON, with the places of its parts. */
export interface YamlDocument {
  /** Null when there are faults. */
  readonly content: unknown;
  readonly faults: readonly PolicyFault[];
  at(path: readonly (string | number)[]): Position;
}

/** Nobody reads more of one document at once. */
const maxFaults = 100;

/**
 * Reads one YAML document strictly: plain YAML 1.2 in which nothing has two meanings. Text that YAML 1.1 takes for
 * something else (`no`, `2026-01-01`) is text; text that YAML 1.2 itself takes for something else (`0123`, `1e3`) is a
 * fault. Never throws.
 */
export function readYaml(file: string, text: string): YamlDocument {
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const wrong = checkYamlText(text);
  if (wrong) {
    const before = text.slice(0, wrong.offset);
    const place = { line: before.split('\n').length, column: wrong.offset - before.lastIndexOf('\n') };
    const faults = [{ code: 'yaml' as const, message: wrong.message, file, ...place, hint: wrong.hint }];
    return { content: null, faults, at: () => ({ line: 1, column: 1 }) };
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: true,
    version: '1.2',
    // The check of nodes does it, in a time that doesn't grow with the square of the keys.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const syntax = [...document.errors, ...document.warnings].map(({ pos: [offset], code, message }) =>
    syntaxProblem(offset, code, message),
  );
  // What is parsed beyond an error of syntax is guesswork.
  const problems = syntax.length > 0 ? syntax : checkYamlNodes(document);
  const faults = problems
    .slice(0, maxFaults)
    .map(({ offset, message, hint }): PolicyFault => ({ code: 'yaml', message, file, ...position(offset), hint }));
  return {
    content: faults.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    faults,
    at: (path) => position(offsetOf(document, path)),
  };
}

function syntaxProblem(offset: number, code: string, message: string): TextProblem {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return { offset, message: 'a second document begins here', hint: 'Put it into a file of its own.' };
    case 'TAB_AS_INDENT':
      return { offset, message: 'a tab stands where spaces indent', hint: 'Indent with spaces.' };
    case 'RESOURCE_EXHAUSTION':
      return { offset, message: 'the document is nested too deeply', hint: 'Nest less deeply.' };
    case 'TAG_RESOLVE_FAILED':
      return { offset, message: `a tag is not allowed: ${message}`, hint: 'Remove it; put text in quotes.' };
    default:
      return { offset, message: `this is no YAML: ${message}`, hint: 'Policy documents are plain YAML 1.2.' };
  }
}

/** Of the key in a map and of the element in a list; of the nearest ancestor where the path leads nowhere. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const segment of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment));
      if (!pair) break;
      offset = (isScalar(pair.key) && pair.key.range?.[0]) || offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const element = node.items[Number(segment)];
      if (element === undefined) break;
      node = element;
      offset = (isNode(element) ? element.range?.[0] : null) ?? offset;
    } else break;
  }
  return offset;
}

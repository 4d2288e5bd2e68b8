import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Position } from '../engine/documents';
import type { PolicyFault } from '../engine/policy-fault';

/** A YAML 1.2 document as plain JSON, with the places of its parts. */
export interface YamlDocument {
  readonly content: unknown;
  readonly faults: readonly PolicyFault[];
  at(path: readonly (string | number)[]): Position;
}

/**
 * Reads one YAML document strictly: no duplicate keys, no anchors and aliases (what a grant says has to stand where
 * the grant stands), no tags, no second document.
 */
export function readYaml(file: string, text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, version: '1.2' });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const fault = (offset: number, message: string): PolicyFault => {
    const hint = 'Policy documents are plain YAML 1.2: one document, unique keys, no anchors, aliases or tags.';
    return { code: 'yaml', message, file, ...position(offset), hint };
  };
  const faults = [...document.errors, ...document.warnings].map(({ pos: [offset], message }) =>
    fault(offset, message.split('\n')[0]?.replace(/ at line \d+.*$/, '') as string),
  );
  visit(document, {
    Alias: (_key, node) => {
      faults.push(fault(node.range?.[0] ?? 0, `alias \`*${node.source}\` is not allowed`));
    },
    Scalar: (_key, { tag, range, value, source }) => {
      if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
        faults.push(fault(range?.[0] ?? 0, `the number \`${source}\` loses digits: put it in quotes`));
      }
      if (tag) faults.push(fault(range?.[0] ?? 0, `tag \`${tag}\` is not allowed`));
    },
  });
  return {
    content: faults.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    faults,
    at: (path) => position(offsetOf(document, path)),
  };
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
      offset =
        (isScalar(element) || isMap(element) || isSeq(element) || isAlias(element) ? element.range?.[0] : null) ??
        offset;
    } else break;
  }
  return offset;
}

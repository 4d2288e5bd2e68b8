import { documentOfContent } from '../store/documents-of-content';
import { printFault } from '../store/print-fault';
import { bounds } from './bounds';
import { BundleFault } from './bundle-fault';
import type { Part } from './model';
import { partKey } from './part-key';
import { sha256 } from './sha256';

/** Content of parts by `partKey`. Kept from one revision to the next, what did not change is neither fetched nor read again. */
export type ReadParts = ReadonlyMap<string, unknown>;

/** Characters read between two pauses: some two milliseconds of work. */
const sliceCharacters = 128 * 1024;

/**
 * Reads parts that are not known yet, each checked against its digest and, being a document, against the JSON Schema
 * of its kind: an unknown key could be a restriction that this program would ignore.
 * @param pause awaited between slices of work, so that a large set does not hold up everything else
 * @param texts by digest, of all parts that `known` lacks
 * @returns content of just these parts
 * Throws `BundleFault`.
 */
export async function readParts(
  parts: readonly Part[],
  texts: ReadonlyMap<string, string>,
  known: ReadParts,
  pause: () => Promise<void>,
): Promise<ReadParts> {
  const read = new Map<string, unknown>();
  let slice = 0;
  for (const part of parts) {
    const key = partKey(part);
    const before = known.get(key);
    if (before === undefined) {
      const text = texts.get(part.digest);
      if (text === undefined)
        throw new BundleFault(
          'content_missing',
          `the content of \`${part.name}\` is missing (\`${part.digest.slice(0, 16)}\`)`,
        );
      read.set(key, readPart(part, text));
      slice += text.length;
    } else read.set(key, before);
    if (slice < sliceCharacters) continue;
    slice = 0;
    await pause();
  }
  return read;
}

function readPart({ kind, name, digest }: Part, text: string): unknown {
  if (text.length > bounds.textCharacters)
    throw new BundleFault(
      'too_large',
      `\`${name}\` has ${text.length} characters: expected at most ${bounds.textCharacters}`,
    );
  if (sha256(text) !== digest)
    throw new BundleFault(
      'content_altered',
      `the content of \`${name}\` is not what was signed (\`${digest.slice(0, 16)}\`)`,
    );
  const content: unknown = JSON.parse(text);
  if (kind === 'operation' || kind === 'evidence') return content;
  const { document, faults } = documentOfContent({ kind, file: name, content });
  if (!document) throw new BundleFault('policy', `the signed content is not understood: ${printFault(faults[0]!)}`);
  return document;
}

import { createHash } from 'node:crypto';
import { canonical } from '../canonical';
import type { PolicyDocument } from '../documents';
import type { PolicySource } from './policy-source';
import type { Work } from './work';

/**
 * SHA-256 (hex) of everything that the documents say. Their names and their order don't count, nor the order in which
 * organisations, clients, items and officers are listed; of operations those count that an item lists.
 */
export function* revisionOf(source: PolicySource, documents: readonly PolicyDocument[]): Work<string> {
  const digests: string[] = [];
  for (const document of documents) {
    const { content, file } = document;
    digests.push(yield* source.parts.work(`digest ${file}`, [content], () => digestOf(document)));
    yield;
  }
  const listed = new Set([...source.items.values()].flatMap(({ content }) => content.operations ?? []));
  const operations = Object.fromEntries([...source.operations].filter(([file]) => listed.has(file)));
  const text = canonical({ documents: digests.sort(), operations });
  return createHash('sha256').update(text).digest('hex');
}

/** Entry by entry, because a registry may have a hundred thousand of them. */
function* digestOf({ kind, content }: PolicyDocument): Work<string> {
  const hash = createHash('sha256').update(`${kind}\n`);
  for (const entry of entriesOf(content)) {
    hash.update(`${canonical(entry)}\n`);
    yield;
  }
  return hash.digest('hex');
}

function entriesOf(content: object): readonly unknown[] {
  const [entries, ...others] = Object.values(content) as unknown[];
  if (!Array.isArray(entries) || others.length > 0) return [content];
  return (entries as { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

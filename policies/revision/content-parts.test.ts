import { join } from 'node:path';
import fc from 'fast-check';
import { packageRoot } from '../../schema/lib/package-root';
import type { PolicyDocument } from '../engine/documents';
import { readPolicyFiles } from '../store/files';
import { genesisEvidence } from '../workflow/genesis-evidence';
import { contentParts } from './content-parts';
import { joinParts } from './join-parts';
import { parseParts } from './parse-parts';
import { readParts } from './read-parts';

const { documents, operations } = readPolicyFiles(join(packageRoot(), 'policies'));
const evidence = genesisEvidence({ documents });
const content = { documents, operations, evidence };
const now = () => Promise.resolve();

function registry(count: number): Pick<PolicyDocument, 'kind' | 'file' | 'content'> {
  const organisations = Array.from({ length: count }, (_, index) => ({ id: `o${index}`, name: `n${index}` }));
  return { kind: 'organisations', file: 'registry/organisations.yaml', content: { organisations } } as never;
}

test('any order of documents, operations and evidence makes the same base', () => {
  const { base } = contentParts(content);
  const shuffled = <Element>(list: readonly Element[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
  fc.assert(
    fc.property(shuffled(documents), shuffled([...operations]), shuffled(evidence), (a, b, c) => {
      expect(contentParts({ documents: a, operations: new Map(b), evidence: c }).base).toBe(base);
    }),
    { numRuns: 20 },
  );
});

test('the order of entries in a registry makes no difference, what they say does', () => {
  const only = (document: unknown) =>
    contentParts({ documents: [document as PolicyDocument], operations: new Map(), evidence: [] }).base;
  const large = registry(1_000);
  const { organisations } = large.content as unknown as { organisations: { id: string; name: string }[] };
  const reversed = { ...large, content: { organisations: organisations.toReversed() } };
  expect(only(reversed)).toBe(only(large));
  expect(only(registry(1_001))).not.toBe(only(large));
});

test('a large registry is many parts, and one more entry changes one of them', () => {
  const parts = (count: number) =>
    contentParts({ documents: [registry(count) as never], operations: new Map(), evidence: [] });
  const [before, after] = [parts(5_000), parts(5_001)];
  expect(before.parts.length).toBeGreaterThan(200);
  expect([...after.texts.keys()].filter((digest) => !before.texts.has(digest))).toHaveLength(1);
  expect(parts(200).parts).toHaveLength(1);
});

test('what is cut is put together again', async () => {
  const { list, base, texts } = contentParts(content);
  const parts = parseParts(list, base);
  const joined = joinParts(parts, await readParts(parts, texts, new Map(), now));
  expect(contentParts({ ...joined.documents, evidence: joined.evidence }).base).toBe(base);
  expect(joined.documents.documents).toHaveLength(documents.length);
  expect(joined.documents.operations).toEqual(operations);
});

test('only parts that are not known yet are read', async () => {
  const { list, base, texts } = contentParts(content);
  const parts = parseParts(list, base);
  const read = await readParts(parts, texts, new Map(), now);
  expect([...(await readParts(parts, new Map(), read, now)).values()]).toEqual([...read.values()]);
});

test('content that is missing, altered or not understood is refused', async () => {
  const { list, base, texts } = contentParts(content);
  const parts = parseParts(list, base);
  const agreement = parts.find(({ kind }) => kind === 'agreement')!;
  const reading = (changed: ReadonlyMap<string, string>) => readParts(parts, changed, new Map(), now);
  const without = new Map(texts);
  without.delete(agreement.digest);
  await expect(reading(without)).rejects.toMatchObject({ code: 'content_missing' });
  const altered = new Map(texts).set(agreement.digest, texts.get(agreement.digest)!.replace('"active"', '"revoked"'));
  await expect(reading(altered)).rejects.toMatchObject({ code: 'content_altered' });
  expect(() => parseParts(list.replace('agreement', 'agreemenT'), base)).toThrow('is not the one');

  const document = documents.find(({ kind }) => kind === 'agreement')!;
  const later = contentParts({
    documents: [{ ...document, content: { ...document.content, onlyOnSundays: true } } as never],
    operations: new Map(),
    evidence: [],
  });
  await expect(readParts(later.parts, later.texts, new Map(), now)).rejects.toThrow('unknown key `onlyOnSundays`');
});

import type { KeyObject } from 'node:crypto';
import { BundleFault } from '../../policies/revision/bundle-fault';
import { joinParts, type RevisionContent } from '../../policies/revision/join-parts';
import { parseParts } from '../../policies/revision/parse-parts';
import { readParts } from '../../policies/revision/read-parts';
import { verifyManifest } from '../../policies/revision/verify-manifest';
import { canonical } from '../../schema/lib/canonical';
import type { RevisionSource } from './model';
import type { CopiedRevision } from './policy-copy';

/** What the first revision vouches for: canonical texts of its evidence. */
export type Genesis = ReadonlySet<string>;

/**
 * Fetches the first revision as far as it is evidence.
 * Rejects with `BundleFault`, and as the source does.
 */
export async function fetchGenesis(source: RevisionSource, issuers: readonly KeyObject[]): Promise<CopiedRevision> {
  const signed = await source.first();
  if (!signed) throw new BundleFault('content_missing', 'revision 1 is missing');
  const { base } = verifyManifest(signed, issuers, null);
  const list = await source.list(base);
  if (list === null) throw new BundleFault('content_missing', 'the content of revision 1 is missing');
  const evidence = parseParts(list, base).filter(({ kind }) => kind === 'evidence');
  return { signed, list, texts: await source.texts(evidence.map(({ digest }) => digest)) };
}

/** Reads it. Rejects with `BundleFault`. */
export async function readGenesis(
  { signed, list, texts }: CopiedRevision,
  issuers: readonly KeyObject[],
): Promise<Genesis> {
  const { base, number } = verifyManifest(signed, issuers, null);
  if (number !== 1) throw new BundleFault('malformed', `the first revision has number \`${number}\`: expected \`1\``);
  const parts = parseParts(list, base).filter(({ kind }) => kind === 'evidence');
  const { evidence } = joinParts(parts, await readParts(parts, texts, new Map(), async () => undefined));
  return new Set(evidence.map(canonical));
}

/** Throws `BundleFault` for an agreement that claims to have stood in the first revision and did not. */
export function assertGenesis({ evidence }: RevisionContent, genesis: Genesis): void {
  const claimed = evidence.find((each) => each.kind === 'genesis' && !genesis.has(canonical(each)));
  if (claimed)
    throw new BundleFault(
      'evidence',
      `\`${claimed.agreement}\` claims that it stood in the first revision, and it did not`,
    );
}

import { canonical } from '../../schema/lib/canonical';
import { bounds } from './bounds';
import { BundleFault } from './bundle-fault';
import type { Part } from './model';
import { sha256 } from './sha256';

const kinds: ReadonlySet<string> = new Set<Part['kind']>([
  'catalogue',
  'organisations',
  'clients',
  'items',
  'limits',
  'officers',
  'agreement',
  'operation',
  'evidence',
]);

/**
 * Reads the list of parts that a manifest names.
 * @param base the digest in the manifest
 * Throws `BundleFault`: `too_large`, `content_altered`, `unknown_format`, `malformed`.
 */
export function parseParts(list: string, base: string): readonly Part[] {
  if (list.length > bounds.partsCharacters)
    throw new BundleFault(
      'too_large',
      `the list of parts has ${list.length} characters: expected at most ${bounds.partsCharacters}`,
    );
  if (sha256(list) !== base)
    throw new BundleFault(
      'content_altered',
      `the list of parts is not the one that the manifest names (\`${base.slice(0, 16)}\`)`,
    );
  // From here on it is what the issuer signed, so a fault is a fault of whoever wrote it, or a format to come.
  const { format, parts, ...rest } = JSON.parse(list) as { format: unknown; parts: Part[] };
  if (format !== 1 || Object.keys(rest).length > 0)
    throw new BundleFault(
      'unknown_format',
      'the list of parts is of a format that this program does not know; update it',
    );
  for (const { kind, name, digest, ...more } of parts) {
    if (!kinds.has(kind) || Object.keys(more).length > 0)
      throw new BundleFault(
        'unknown_format',
        `\`${name}\` is a part of the unknown kind \`${kind}\`; update this program`,
      );
    if (!/^[0-9a-f]{64}$/.test(digest) || canonical(name) !== JSON.stringify(name))
      throw new BundleFault('malformed', `the part \`${name}\` has no digest`);
  }
  return parts;
}

import { createHash } from 'node:crypto';
import { type DocumentNode, print, stripIgnoredCharacters } from 'graphql';

/**
 * SHA-256 (hex) of an operation's canonical text: printed, so that comments and formatting don't count, and without
 * ignored characters. Items that list their operations know them by it.
 */
export function operationId(document: DocumentNode): string {
  return createHash('sha256')
    .update(stripIgnoredCharacters(print(document)))
    .digest('hex');
}

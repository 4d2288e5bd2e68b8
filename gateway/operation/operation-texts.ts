import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { RequestError } from '../errors/request-error';
import type { GraphQLParameters } from '../http/model';
import type { RegisteredOperations } from './registered-operations';

/** Characters of text kept for those who send only a hash from then on. */
const defaultMaxCharacters = 8_000_000;

export interface OperationTexts {
  /**
   * The text that a request means: its own, or the one that was kept under the hash it names.
   * Throws `RequestError` PERSISTED_QUERY_NOT_FOUND, or BAD_REQUEST for a hash of another text.
   */
  textOf(parameters: Pick<GraphQLParameters, 'query' | 'extensions'>, client: string): string;
  /** Keeps the text of a request that named its hash; called when the text has proved valid. */
  keep(parameters: Pick<GraphQLParameters, 'query' | 'extensions'>, client: string): void;
}

/**
 * Automatic persisted queries (`extensions.persistedQuery`, version 1). Only a text is kept, never a decision: what the
 * caller may see of it is decided for each request. Each client has its own: whether a text is known would otherwise tell
 * one client what another has asked, identifiers that stand in the text included.
 * @param registered texts that everybody may name, and that are not forgotten
 */
export function operationTexts(
  registered: Pick<RegisteredOperations, 'textOf'> = { textOf: () => undefined },
  maxCharacters: number = defaultMaxCharacters,
): OperationTexts {
  const kept = new LRUCache<string, string>({ maxSize: maxCharacters, sizeCalculation: (text) => text.length + 1 });
  return {
    textOf({ query, extensions }, client) {
      const hash = persistedHash(extensions);
      if (query !== null) {
        if (hash !== null && sha256(query) !== hash) {
          throw new RequestError('BAD_REQUEST', { detail: '`sha256Hash` is not the hash of `query`' });
        }
        return query;
      }
      if (hash === null) throw new RequestError('BAD_REQUEST', { detail: '`query` is missing' });
      const text = registered.textOf(hash) ?? kept.get(keptKey(client, hash));
      if (text === undefined) throw new RequestError('PERSISTED_QUERY_NOT_FOUND');
      return text;
    },
    keep({ query, extensions }, client) {
      const hash = persistedHash(extensions);
      if (query !== null && hash !== null && registered.textOf(hash) === undefined)
        kept.set(keptKey(client, hash), query);
    },
  };
}

function keptKey(client: string, hash: string): string {
  return `${hash} ${client}`;
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Null when the request names none. */
function persistedHash(extensions: GraphQLParameters['extensions']): string | null {
  const persisted = extensions['persistedQuery'];
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) {
    const detail = 'expected `extensions.persistedQuery` to be `{ version: 1, sha256Hash: <64 hex digits> }`';
    throw new RequestError('BAD_REQUEST', { detail });
  }
  return sha256Hash;
}

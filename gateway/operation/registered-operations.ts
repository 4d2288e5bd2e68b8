import { hash } from 'node:crypto';
import { parseOperation } from '../../policies/engine/compile/parse-operation';
import { operationId } from '../../policies/engine/operation-id';

/** The operations that stand with the policy. */
export interface RegisteredOperations {
  /** The text of this SHA-256 (hex), byte for byte; undefined for one that is not registered. */
  textOf(sha256: string): string | undefined;
  /** Whether an operation is registered, however it is written. */
  has(operationId: string): boolean;
}

interface Known {
  readonly hash: string;
  /** Worked out when somebody asks for it: where no safelist is enforced nobody does. Empty for what is no GraphQL. */
  id: string | null;
}

/**
 * Looks up registered operations as they are at the moment: they change with the policy.
 * @param texts by file name; the same object as long as nothing changes
 */
export function registeredOperations(texts: () => ReadonlyMap<string, string>): RegisteredOperations {
  let seen: ReadonlyMap<string, string> | null = null;
  /** By text: of a thousand operations one more is a hash, not a thousand. */
  let known = new Map<string, Known>();
  let byHash = new Map<string, string>();
  let ids: Set<string> | null = null;

  function look(): void {
    const now = texts();
    if (now === seen) return;
    seen = now;
    known = new Map(
      [...now.values()].map((text) => [text, known.get(text) ?? { hash: hash('sha256', text, 'hex'), id: null }]),
    );
    byHash = new Map([...known].map(([text, each]) => [each.hash, text]));
    ids = null;
  }

  return {
    textOf(sha256) {
      look();
      return byHash.get(sha256);
    },
    has(id) {
      look();
      if (ids === null) {
        for (const [text, each] of known) each.id ??= idOf(text);
        ids = new Set([...known.values()].map((each) => each.id!));
      }
      return ids.has(id);
    },
  };
}

function idOf(text: string): string {
  const document = parseOperation(text);
  return document ? operationId(document) : '';
}

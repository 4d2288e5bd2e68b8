import type { ModeName } from '../model';
import type { Workload } from './workload';

export interface Requests {
  /** The bytes of the next request, for any target. */
  next(): Buffer;
  /** What the request of a variant asks, for checking answers. */
  at(variant: number): { readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/**
 * The requests of a workload in one mode, as bytes: every target gets the same. `unique` goes round the variants and
 * the identities; `shared` is always the first of both.
 */
export function requests(
  workload: Workload,
  mode: ModeName,
  { query, identities }: { query: string; identities: readonly Readonly<Record<string, string>>[] },
): Requests {
  const at = (variant: number) => ({
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-bench-workload': workload.name,
      ...identities[variant % identities.length],
    },
    body: JSON.stringify({ query, variables: workload.variables(variant) }),
  });
  const made: Buffer[] = [];
  let turn = -1;
  return {
    at,
    next() {
      turn = mode === 'shared' ? 0 : (turn + 1) % workload.variants;
      made[turn] ??= bytesOf(at(turn));
      return made[turn]!;
    },
  };
}

function bytesOf({ headers, body }: { headers: Readonly<Record<string, string>>; body: string }): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}content-length: ${length}\r\n\r\n${body}`,
  );
}

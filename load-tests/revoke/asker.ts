import { Pool } from 'undici';
import { usccAt } from '../peers/world/uscc-at';

const query = 'query Address($uscc: Uscc!) { legalEntity(uscc: $uscc) { name registeredAddress { addressId } } }';

/** What one answer said. */
export interface Answered {
  readonly status: number;
  /** Whether the field that can be revoked was in it. */
  readonly shows: boolean;
  /** On `performance.now()`, when all of it had arrived: later than it left. */
  readonly at: number;
}

/** Asks one gateway for the field, each time of another firm. */
export function createAsker(url: string, connections: number) {
  const pool = new Pool(url, { connections });
  let turn = 0;
  return {
    async ask(headers: Readonly<Record<string, string>>): Promise<Answered> {
      turn += 1;
      const body = JSON.stringify({ query, variables: { uscc: usccAt('91', turn % 4_096) } });
      const response = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      const text = await response.body.text();
      return {
        status: response.statusCode,
        shows: text.includes('"registeredAddress":{'),
        at: performance.now(),
      };
    },
    close: () => pool.destroy(),
  };
}

export type Asker = ReturnType<typeof createAsker>;

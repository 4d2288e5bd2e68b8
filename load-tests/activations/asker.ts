import { Pool } from 'undici';
import { usccAt } from '../peers/world/uscc-at';
import { query, shapeOf } from './asked';
import type { Answer } from './tally';

const connections = 32;

/** Asks one gateway, each time about another firm. Never rejects: an answer that does not come is an answer too. */
export function createAsker(url: string, headers: (consumer: string) => Promise<Readonly<Record<string, string>>>) {
  const pool = new Pool(url, { connections });
  let turn = 0;
  return {
    async ask(consumer: string): Promise<Answer> {
      turn += 1;
      const variables = { uscc: usccAt('91', turn % 4_096) };
      try {
        const { statusCode, body } = await pool.request({
          path: '/graphql',
          method: 'POST',
          headers: { ...(await headers(consumer)), 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        });
        const answer = JSON.parse(await body.text());
        const revision: string | null = answer.extensions?.share?.revision ?? null;
        const code: string = answer.errors?.[0]?.extensions?.code ?? '';
        return {
          consumer,
          status: statusCode === 200 ? '200' : `${statusCode} ${code}`.trim(),
          revision,
          shape: shapeOf(answer),
        };
      } catch {
        return { consumer, status: 'none', revision: null, shape: 'nothing' };
      }
    },
    close: () => pool.destroy(),
  };
}

export type Asker = ReturnType<typeof createAsker>;

import { Connection, type Reply } from '../peers/load/connection';

/** How requests were answered. */
export interface Outcomes {
  /** Status 200 without GraphQL errors, and with them: refused fields, mostly. */
  whole: number;
  partial: number;
  /** No data: no operation of this graph, or beyond its limits. */
  refused: number;
  /** 500 and above, or no answer. */
  failed: number;
}

const errors = Buffer.from('"errors":[');
const data = Buffer.from('"data":{');

/** Sends so many requests, one at a time on each connection. Resolves when all are answered. */
export function sendAll(
  url: string,
  { count, connections, next }: { readonly count: number; readonly connections: number; readonly next: () => Buffer },
): Promise<Outcomes> {
  const outcomes: Outcomes = { whole: 0, partial: 0, refused: 0, failed: 0 };
  let sent = 0;
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const connection = new Connection(new URL(url));
      const ask = (): void => {
        if (sent === count) {
          connection.close();
          resolve();
          return;
        }
        sent += 1;
        connection.send(next(), (reply) => {
          outcomes[outcomeOf(reply)] += 1;
          // A target that refuses at once would keep this loop from ever yielding.
          if (reply instanceof Error) setTimeout(ask, 10);
          else ask();
        });
      };
      ask();
    });
  return Promise.all(Array.from({ length: connections }, one)).then(() => outcomes);
}

function outcomeOf(reply: Reply): keyof Outcomes {
  if (reply instanceof Error || reply.status >= 500) return 'failed';
  if (!reply.body.includes(data)) return 'refused';
  return reply.body.includes(errors) ? 'partial' : 'whole';
}

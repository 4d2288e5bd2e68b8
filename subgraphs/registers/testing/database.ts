import { request } from 'node:http';
import { assert } from '../../../schema/lib/assert';
import { serviceVariable } from './database-service';

export interface TestDatabase {
  /** `postgres://…` of a database that only this caller has. */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A seeded database of the caller's own, copied from a template of that world. The run's one PostgreSQL starts with
 * the first call (a second or two); further databases take some 50 ms.
 * @param options default 400 persons, 120 entities, seed 1
 */
export async function testDatabase(
  options: { persons?: number; entities?: number; seed?: number } = {},
): Promise<TestDatabase> {
  const { persons = 400, entities = 120, seed = 1 } = options;
  const { url, name } = await ask('POST', `/?persons=${persons}&entities=${entities}&seed=${seed}`);
  return {
    url: url!,
    async drop() {
      await ask('DELETE', `/${name}`);
    },
  };
}

function ask(method: string, path: string): Promise<{ url?: string; name?: string }> {
  const service = process.env[serviceVariable];
  assert(service, 'jest runs with the globalSetup of subgraphs/registers/testing');
  return new Promise((resolve, reject) => {
    const call = request(service + path, { method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => {
        const answer = JSON.parse(body) as { message?: string; url?: string; name?: string };
        if (response.statusCode === 200) resolve(answer);
        else reject(new Error(`test database: ${answer.message}`));
      });
    });
    call.once('error', reject);
    call.end();
  });
}

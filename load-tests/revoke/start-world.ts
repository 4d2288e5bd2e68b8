import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { announcementChannel, writeAnnouncement } from '../../policies/revision/announcement';
import { createIssuer } from '../../policies/revision/issuer';
import type { PolicyStore } from '../../policies/store/postgres/model';
import { openPolicyStore } from '../../policies/store/postgres/open-policy-store';
import { packageRoot } from '../../schema/lib/package-root';
import { systemClock } from '../../schema/lib/system-clock';
import { departments } from '../../subgraphs';
import { startPostgres } from '../../subgraphs/registers/postgres';
import { startRedisServer } from '../command/redis-server';
import { startIssuer } from '../peers/identity/start-issuer';
import { startProcess } from '../peers/processes/start-process';
import type { PolicySet } from './policy-set';

export interface World {
  readonly gateways: readonly { readonly url: string; readonly adminUrl: string }[];
  readonly store: PolicyStore;
  /** Settings of a command that changes the policy of this world. */
  readonly settings: Readonly<Record<string, string>>;
  /** What an organisation sends along. */
  headers(organisation: string): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** PostgreSQL, Redis, departments, issuer, policy store and gateways, all of our own, on loopback. */
export async function startWorld(
  directory: string,
  { gateways: count, set: { texts, itemCode } }: { gateways: number; set: PolicySet },
  tell: (line: string) => void,
): Promise<World> {
  const opened: (() => Promise<unknown> | unknown)[] = [];
  const close = async () => {
    for (let next = opened.pop(); next; next = opened.pop()) await next();
  };
  try {
    const postgres = await startPostgres({ directory: join(directory, 'postgres') });
    opened.push(() => postgres.stop());
    const redis = await startRedisServer(directory);
    opened.push(() => redis.stop());
    const issuer = await startIssuer();
    opened.push(() => issuer.close());
    const root = packageRoot();
    const replay = await startProcess<{ url: string }>({
      script: [join(__dirname, '..', 'peers', 'replay', `replay-server${__filename.slice(-3)}`)],
      environment: {},
      core: null,
      directory: root,
    });
    opened.push(() => replay.stop());

    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyFile = join(directory, 'policy-issuer.pem');
    const publicKeyFile = join(directory, 'policy-issuer.pub');
    writeFileSync(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    writeFileSync(publicKeyFile, publicKey.export({ format: 'pem', type: 'spki' }));
    const publisher = new Redis(redis.url);
    opened.push(() => publisher.disconnect());
    const store = await openPolicyStore({
      databaseUrl: postgres.url,
      issuer: createIssuer(privateKey),
      clock: systemClock,
      async announce(signed) {
        await publisher.publish(announcementChannel, writeAnnouncement(signed));
      },
    });
    opened.push(() => store.close());
    const seededMs = performance.now();
    await store.seed({ texts, actor: 'bench', reason: 'a load test' });
    tell(`the policy set is in the store after ${Math.round(performance.now() - seededMs)} ms`);

    const settings = {
      SHAREGRAPH_POLICY_DATABASE_URL: postgres.url,
      SHAREGRAPH_POLICY_ISSUER_KEY_FILE: keyFile,
      REDIS_URL: redis.url,
      SHAREGRAPH_STATE_DIR: join(directory, 'command'),
    };
    const gateways: { url: string; adminUrl: string }[] = [];
    for (let number = 1; number <= count; number += 1) {
      const state = join(directory, `gateway-${number}`);
      mkdirSync(state);
      const started = performance.now();
      const gateway = await startProcess<{ url: string; adminUrl: string }>({
        script: [join(root, 'dist', 'gateway', 'cli', 'main.js'), 'gateway'],
        environment: {
          PORT: '0',
          ADMIN_PORT: '0',
          SHAREGRAPH_STATE_DIR: state,
          SHAREGRAPH_LOG_LEVEL: 'error',
          SHAREGRAPH_EXPLORER: 'off',
          SHAREGRAPH_ISSUER: issuer.issuer,
          SHAREGRAPH_JWKS_URL: issuer.jwksUrl,
          SHAREGRAPH_POLICY_DATABASE_URL: postgres.url,
          SHAREGRAPH_POLICY_PUBLIC_KEY_FILE: publicKeyFile,
          // For its steward API.
          SHAREGRAPH_POLICY_ISSUER_KEY_FILE: keyFile,
          REDIS_URL: redis.url,
          SHAREGRAPH_DEPARTMENTS: departments.map(({ name }) => `${name}=${replay.ready.url}/${name}`).join(','),
        },
        core: null,
        directory: root,
      });
      opened.push(() => gateway.stop());
      tell(`  gateway ${number} is ready after ${Math.round(performance.now() - started)} ms`);
      gateways.push(gateway.ready);
    }
    return {
      gateways,
      store,
      settings,
      async headers(organisation) {
        return {
          authorization: `Bearer ${await issuer.token(organisation)}`,
          'x-share-item': itemCode,
          'x-share-case': `${itemCode}202611200001`,
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startRedisServer } from '../../command/redis-server';
import { startProcess } from '../processes/start-process';
import type { Target, TargetContext } from './target';

/** This gateway as it is shipped, from `dist`, with policies, identity and audit on. */
export const sharegraph: Target = {
  name: 'sharegraph',
  about: 'this gateway: tokens verified, policies decided, masks, audit log on disk',
  governed: true,
  unavailable: notBuilt,
  start: (context) =>
    startProcess({
      ...context,
      script: [main(context), 'gateway'],
      environment: {
        ...common(context),
        SHAREGRAPH_POLICY_DIR: context.policyDirectory,
        SHAREGRAPH_DEPARTMENTS: Object.entries(context.departments)
          .map(([name, url]) => `${name}=${url}`)
          .join(','),
        SHAREGRAPH_ISSUER: context.issuer.issuer,
        SHAREGRAPH_JWKS_URL: context.issuer.jwksUrl,
        SHAREGRAPH_TOKEN_CACHE_SECONDS: '3600',
      },
    }),
};

/** The same, as one of several replicas: what they count and keep together is in Redis, whose own CPU is not in the figures. */
export const sharegraphRedis: Target = {
  ...sharegraph,
  name: 'sharegraph + redis',
  about: 'the first one with look-ups counted, and kept answers shared, in a Redis of its own (only by name)',
  extra: true,
  async start(context) {
    const redis = await startRedisServer(context.directory);
    try {
      const gateway = await sharegraph.start({ ...context, settings: { ...context.settings, REDIS_URL: redis.url } });
      return {
        ...gateway,
        async stop() {
          await gateway.stop();
          await redis.stop();
        },
      };
    } catch (error) {
      await redis.stop();
      throw error;
    }
  },
};

/** The same executor with every field granted to everybody: what deciding, masking and recording cost. */
export const sharegraphOpen: Target = {
  name: 'sharegraph --open',
  about: 'this gateway over the supergraph file alone, every field granted to everybody',
  governed: false,
  unavailable(context) {
    const missing = notBuilt(context);
    if (missing) return missing;
    const help = spawnSync(process.execPath, [main(context), 'gateway', '--help'], { encoding: 'utf8' });
    return /--open\b/.test(help.stdout) ? null : 'this build of the gateway has no `--open`';
  },
  start: (context) =>
    startProcess({
      ...context,
      script: [main(context), 'gateway', '--supergraph', context.supergraphFile, '--port', '0', '--open'],
      environment: common(context),
    }),
};

function common({ directory, settings }: TargetContext): Record<string, string> {
  return {
    PORT: '0',
    ADMIN_PORT: '0',
    SHAREGRAPH_STATE_DIR: join(directory, 'state'),
    SHAREGRAPH_LOG_LEVEL: 'error',
    SHAREGRAPH_EXPLORER: 'off',
    ...settings,
  };
}

function main({ root }: TargetContext): string {
  return join(root, 'dist', 'gateway', 'cli', 'main.js');
}

function notBuilt(context: TargetContext): string | null {
  return existsSync(main(context)) ? null : 'it is not built; run `npm run build`';
}

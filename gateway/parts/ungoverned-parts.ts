import { randomBytes } from 'node:crypto';
import { openPolicy } from '../../policies/engine/open-policy';
import type { Clock } from '../../schema/lib/clock';
import { subgraphAddresses } from '../../schema/subgraph-addresses';
import type { Config } from '../config/config';
import { ConfigError } from '../config/config-error';
import { createHttpDepartments } from '../execute/http-departments';
import type { GatewayParts } from '../model';

/**
 * What an open gateway has in the place of identity, policy, audit and addresses: everybody is the same anonymous
 * consumer who gets every field of the supergraph, nothing is recorded, and subgraphs are called without warrants.
 * Throws `ConfigError` in production configuration and where the supergraph names no addresses.
 */
export function ungovernedParts(config: Config, supergraphSdl: string, clock: Clock): GatewayParts {
  if (config.environment === 'production')
    throw new ConfigError(['`--open` shares every field with everybody; it cannot be used in production']);
  const policy = openPolicy();
  const key = randomBytes(32);
  return {
    clock,
    supergraphSdl,
    keys: { warrant: () => key, audit: key, pseudonym: key, hub: null },
    identify: async () => anonymous,
    policy: { current: () => policy },
    departments: createHttpDepartments({
      endpoints: addresses(supergraphSdl),
      warrantKeys: null,
      clock,
      timeoutMs: config.departmentTimeoutMs,
      connections: config.departmentConnections,
      mutationConnections: config.departmentMutations,
    }),
    auditLog: {
      append: () => Promise.reject(new Error('assertion failed: an open gateway records nothing')),
      head: null,
      healthy: true,
      close: async () => undefined,
    },
  };
}

const anonymous = {
  client: 'anonymous',
  organisation: 'open',
  division: null,
  operator: null,
  roles: [],
  item: null,
  case: null,
  consent: null,
};

function addresses(supergraphSdl: string): Readonly<Record<string, string>> {
  try {
    return subgraphAddresses(supergraphSdl);
  } catch (error) {
    throw new ConfigError([`\`--supergraph\`: ${(error as Error).message}`]);
  }
}

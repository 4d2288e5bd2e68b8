import { steadyClock } from '../../schema/lib/steady-clock';
import type { Config } from '../config/config';
import { ConfigError } from '../config/config-error';
import { createHttpDepartments } from '../execute/http-departments';
import { type ResilientDepartments, resilientDepartments } from '../execute/resilience/resilient-departments';
import type { GatewayParts } from '../model';

/**
 * The departments of a graph, none of which can drag another down; over HTTP unless they are given.
 * Throws `ConfigError` where the configuration names no address for one.
 */
export function openDepartments(
  config: Config,
  parts: Pick<GatewayParts, 'clock' | 'steady' | 'keys' | 'departments' | 'observer'>,
  subgraphs: readonly string[],
): ResilientDepartments {
  const { observer, steady = steadyClock } = parts;
  return resilientDepartments(parts.departments ?? httpDepartments(config, parts, subgraphs), {
    subgraphs,
    clock: steady,
    observer,
    bulkhead: { query: config.departmentConnections, mutation: config.departmentMutations },
    queue: config.departmentQueue,
    timeoutMs: config.departmentTimeoutMs,
    calls: config.breakerCalls,
    errorPercent: config.breakerErrorPercent,
    slowCallMs: config.slowCallMs,
    slowCallPercent: config.slowCallPercent,
    resetMs: config.breakerResetMs,
    probes: config.breakerProbes,
    graphqlErrors: config.breakerGraphqlErrors,
    retryPercent: config.retryPercent,
  });
}

function httpDepartments(
  config: Config,
  { clock, steady, keys }: Pick<GatewayParts, 'clock' | 'steady' | 'keys'>,
  subgraphs: readonly string[],
) {
  const missing = subgraphs.filter((name) => !(name in config.departments));
  if (missing.length > 0)
    throw new ConfigError(missing.map((name) => `SHAREGRAPH_DEPARTMENTS names no address for \`${name}\``));
  return createHttpDepartments({
    endpoints: Object.fromEntries(subgraphs.map((name) => [name, config.departments[name]!])),
    warrantKeys: Object.fromEntries(subgraphs.map((name) => [name, keys.warrant(name)])),
    clock,
    steady,
    timeoutMs: config.departmentTimeoutMs,
    connections: config.departmentConnections,
    mutationConnections: config.departmentMutations,
  });
}

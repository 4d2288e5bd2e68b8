/**
 * Settings with which no real time that passes ends anything, for gateways in tests: a busy machine stands still for
 * seconds. Tests of a limit set that one themselves.
 */
export const patience: Readonly<Record<string, string>> = {
  SHAREGRAPH_DEPARTMENT_TIMEOUT_MS: '60000',
  SHAREGRAPH_SLOW_CALL_MS: '60000',
  SHAREGRAPH_DEADLINE_MS: '120000',
  SHAREGRAPH_HEADERS_TIMEOUT_MS: '120000',
  SHAREGRAPH_REQUEST_TIMEOUT_MS: '300000',
  SHAREGRAPH_DRAIN_MS: '60000',
  SHAREGRAPH_CACHE_REDIS_TIMEOUT_MS: '1000',
  SHAREGRAPH_DOOR_PATIENCE_MS: '0',
  SHAREGRAPH_PREPARATION_PERCENT: '100',
};

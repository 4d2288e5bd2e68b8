import type { Config } from './config';
import type { Role } from './role';

/**
 * One sentence for each pair of settings that cannot both be meant, and for what production lacks; empty when sound.
 */
export function contradictions(config: Config, role: Role): string[] {
  const faults = pairs(config);
  if (role === 'gateway' || role === 'start') faults.push(...identity(config));
  if (config.environment === 'production')
    faults.push(...(role === 'start' ? [onlySandbox] : production(config, role)));
  return faults;
}

const onlySandbox =
  '`SHAREGRAPH_ENV`: `start` is the sandbox; in production run `gateway`, `departments` and a database of your own';

function pairs(config: Config): string[] {
  const faults: string[] = [];
  const together = (a: string, b: string, first: unknown, second: unknown): void => {
    if ((first === null) !== (second === null)) faults.push(`\`${a}\` and \`${b}\`: expected both or none`);
  };
  together('SHAREGRAPH_ISSUER', 'SHAREGRAPH_JWKS_URL', config.issuer, config.jwksUrl);
  together('SHAREGRAPH_CONSENT_ISSUER', 'SHAREGRAPH_CONSENT_JWKS_URL', config.consentIssuer, config.consentJwksUrl);
  if (config.port !== 0 && config.port === config.adminPort && config.host === config.adminHost)
    faults.push(`\`PORT\` and \`ADMIN_PORT\`: expected two ports, got \`${config.port}\` for both`);
  if (config.headersTimeoutMs > config.requestTimeoutMs)
    faults.push('`SHAREGRAPH_HEADERS_TIMEOUT_MS`: expected at most `SHAREGRAPH_REQUEST_TIMEOUT_MS`');
  if (config.departmentTimeoutMs > config.deadlineMs)
    faults.push('`SHAREGRAPH_DEPARTMENT_TIMEOUT_MS`: expected at most `SHAREGRAPH_DEADLINE_MS`');
  return faults;
}

function identity(config: Config): string[] {
  if (config.sandboxIssuer || config.issuer !== null || config.environment === 'production') return [];
  return ['`SHAREGRAPH_ISSUER`: missing, and the sandbox issuer is off; nobody could sign in'];
}

function production(config: Config, role: Role): string[] {
  const faults: string[] = [];
  if (config.sandboxIssuer)
    faults.push('`SHAREGRAPH_SANDBOX_ISSUER`: cannot be on in production; unset it and set `SHAREGRAPH_ISSUER`');
  if (role === 'gateway' && config.workers > 1 && config.redisUrl === null)
    faults.push('`WORKERS`: expected 1 without `REDIS_URL`; each process would count limits and quotas for itself');
  const required: [string, unknown][] = [];
  if (role !== 'tool') required.push(['SHAREGRAPH_WARRANT_KEYS_FILE', config.warrantKeysFile]);
  if (role === 'gateway')
    required.push(
      ['SHAREGRAPH_ISSUER', config.issuer],
      ['SHAREGRAPH_JWKS_URL', config.jwksUrl],
      ['SHAREGRAPH_AUDIT_FILE', config.auditFile || null],
      ['SHAREGRAPH_AUDIT_KEY_FILE', config.auditKeyFile],
      ['SHAREGRAPH_PSEUDONYM_KEY_FILE', config.pseudonymKeyFile],
      ['SHAREGRAPH_POLICY_DATABASE_URL', config.policyDatabaseUrl],
      ['SHAREGRAPH_POLICY_PUBLIC_KEY_FILE', config.policyPublicKeyFile],
    );
  if (role === 'gateway' && config.stewardApi)
    required.push(['SHAREGRAPH_POLICY_ISSUER_KEY_FILE', config.policyIssuerKeyFile]);
  for (const [name, value] of required) if (value === null) faults.push(`\`${name}\`: missing; production needs it`);
  for (const [name, url] of [
    ['SHAREGRAPH_JWKS_URL', config.jwksUrl],
    ['SHAREGRAPH_CONSENT_JWKS_URL', config.consentJwksUrl],
  ] as const) {
    if (url !== null && !trustworthy(new URL(url)))
      faults.push(`\`${name}\`: expected https (http on loopback only) in production, got \`${new URL(url).origin}\``);
  }
  return faults;
}

/** Keys fetched in clear text could be replaced on the way. */
function trustworthy(url: URL): boolean {
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

import { availableParallelism } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import type { Config } from './config';
import { ConfigError } from './config-error';
import { contradictions } from './contradictions';
import type { Option } from './option';
import type { Role } from './role';
import { schema } from './schema';

/**
 * Reads all settings from an environment, the only place that does.
 * @param environment `process.env`, or what a test makes up
 * @param role what the process is going to be; production requires other settings of a gateway than of a department
 * @param workingDirectory what relative paths are relative to
 * @throws ConfigError naming every fault, one line each
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  role: Role,
  workingDirectory: string = process.cwd(),
): Config {
  const faults: string[] = unknownVariables(environment);
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(schema) as [string, Option][]) {
    const given = environment[option.env]?.trim();
    // An empty variable is an unset one: that is how compose files and manifests leave a variable out.
    const text = given || option.default;
    if (text === null || (text === '' && option.accepts === 'path')) {
      values[name] = null;
      continue;
    }
    const value = option.parse(text);
    if (value !== undefined) values[name] = value;
    else {
      const got = option.secret ? 'something else (not shown)' : `\`${text}\``;
      faults.push(`\`${option.env}\`: expected ${option.accepts}, got ${got}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);

  const config = complete(values as unknown as Incomplete, workingDirectory);
  const wrong = contradictions(config, role);
  if (wrong.length > 0) throw new ConfigError(wrong);
  return Object.freeze(config);
}

function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(Object.values(schema).map((option) => option.env as string));
  return Object.keys(environment)
    .filter((name) => name.startsWith('SHAREGRAPH_') && !known.has(name))
    .map((name) => `\`${name}\`: no such setting; docs/configuration.md lists all of them`);
}

type Nullable = 'logLevel' | 'explorer' | 'sandboxIssuer' | 'auditFile' | 'policyCopyDirectory' | 'stewardApi';
type Incomplete = Omit<Config, Nullable | 'departments' | 'workers'> & {
  readonly [Name in Nullable]: Config[Name] | null;
} & { readonly departments: readonly string[]; readonly workers: string };

/** Defaults that depend on other settings. */
function complete(values: Incomplete, workingDirectory: string): Config {
  const sandbox = values.environment === 'sandbox';
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(workingDirectory, path));
  const optional = (path: string | null): string | null => (path === null ? null : absolute(path));
  const stateDirectory = absolute(values.stateDirectory);
  return {
    ...values,
    stateDirectory,
    policyDirectory:
      values.policyDirectory === schema.policyDirectory.default
        ? join(packageRoot(), 'policies')
        : absolute(values.policyDirectory),
    workers: values.workers === 'auto' ? availableParallelism() : Number(values.workers),
    logLevel: values.logLevel ?? (sandbox ? 'warn' : 'info'),
    explorer: values.explorer ?? sandbox,
    // Who names an issuer of their own means that one alone.
    sandboxIssuer: values.sandboxIssuer ?? (sandbox && values.issuer === null),
    stewardApi: values.stewardApi ?? sandbox,
    auditFile: optional(values.auditFile) ?? (sandbox ? join(stateDirectory, 'audit', 'audit.log') : ''),
    warrantKeysFile: optional(values.warrantKeysFile),
    auditKeyFile: optional(values.auditKeyFile),
    pseudonymKeyFile: optional(values.pseudonymKeyFile),
    hubSecretFile: optional(values.hubSecretFile),
    policyIssuerKeyFile: optional(values.policyIssuerKeyFile),
    policyPublicKeyFile: optional(values.policyPublicKeyFile),
    shadowPolicy: optional(values.shadowPolicy),
    policyCopyDirectory: optional(values.policyCopyDirectory) ?? join(stateDirectory, 'policy'),
    departments: Object.fromEntries(
      values.departments.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    ),
  };
}

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ConfigError } from './config-error';
import { loadConfig } from './load-config';
import type { Option } from './option';
import type { Role } from './role';
import { schema } from './schema';

const load = (environment: Record<string, string | undefined>, role: Role = 'gateway') =>
  loadConfig(environment, role, '/srv/sharegraph');

function faults(environment: Record<string, string | undefined>, role: Role = 'gateway'): readonly string[] {
  try {
    load(environment, role);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

const production = {
  SHAREGRAPH_ENV: 'production',
  SHAREGRAPH_ISSUER: 'https://id.example',
  SHAREGRAPH_JWKS_URL: 'https://id.example/jwks',
  SHAREGRAPH_WARRANT_KEYS_FILE: '/keys/warrants.json',
  SHAREGRAPH_AUDIT_FILE: '/audit/audit.log',
  SHAREGRAPH_AUDIT_KEY_FILE: '/keys/audit',
  SHAREGRAPH_PSEUDONYM_KEY_FILE: '/keys/pseudonym',
  SHAREGRAPH_POLICY_DATABASE_URL: 'postgres://policy@db/policy',
  SHAREGRAPH_POLICY_PUBLIC_KEY_FILE: '/keys/policy-issuer.pub',
};

test('docs/configuration.md lists the same settings, bounds and defaults', () => {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = (Object.values(schema) as Option[]).map((option) => {
    const unit = option.unit ? ` ${option.unit}` : '';
    const shown = option.default === null ? 'unset' : option.default === '' ? 'empty' : `\`${option.default}\``;
    return `| \`${option.env}\` | ${cell(option.accepts)}${unit} | ${shown} | ${cell(option.doc)} |`;
  });
  const documented = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(documented).toEqual(rows);
});

test('every default is within its own bounds', () => {
  for (const option of Object.values(schema) as Option[])
    if (option.default !== null)
      expect([option.env, option.parse(option.default)]).not.toEqual([option.env, undefined]);
});

test('more workers than one share what they count, in production', () => {
  const alone = '`WORKERS`: expected 1 without `REDIS_URL`; each process would count limits and quotas for itself';
  expect(faults({ ...production, WORKERS: '2' })).toEqual([alone]);
  expect(load({ ...production, WORKERS: '2', REDIS_URL: 'redis://r' }).workers).toBe(2);
  expect(load({ WORKERS: '2' }).workers).toBe(2);
  expect(load({ WORKERS: 'auto' }).workers).toBe(availableParallelism());
});

test('nothing set is the sandbox on loopback', () => {
  expect(load({})).toMatchObject({
    environment: 'sandbox',
    host: '127.0.0.1',
    port: 4000,
    adminHost: '127.0.0.1',
    adminPort: 4001,
    databaseUrl: null,
    stateDirectory: '/srv/sharegraph/.sharegraph',
    auditFile: '/srv/sharegraph/.sharegraph/audit/audit.log',
    policyDirectory: join(__dirname, '../../policies'),
    sandboxIssuer: true,
    explorer: true,
    logLevel: 'warn',
    corsOrigins: [],
    departments: {},
  });
});

test('settings are read, trimmed, and paths made absolute', () => {
  expect(
    load({
      PORT: ' 0 ',
      SHAREGRAPH_STATE_DIR: 'state',
      SHAREGRAPH_POLICY_DIR: '/etc/policies',
      SHAREGRAPH_DEPARTMENTS: 'population=http://a:1/graphql, legal-entity=http://b:2/graphql?x=1',
      SHAREGRAPH_CORS_ORIGINS: 'https://a.example,https://b.example:8443',
      SHAREGRAPH_EXPLORER: 'off',
    }),
  ).toMatchObject({
    port: 0,
    stateDirectory: '/srv/sharegraph/state',
    policyDirectory: '/etc/policies',
    departments: { population: 'http://a:1/graphql', 'legal-entity': 'http://b:2/graphql?x=1' },
    corsOrigins: ['https://a.example', 'https://b.example:8443'],
    explorer: false,
  });
});

test('an empty variable is an unset one', () => {
  expect(load({ PORT: '', DATABASE_URL: '', SHAREGRAPH_ISSUER: ' ' })).toEqual(load({}));
});

test.each([
  [{ PORT: 'abc' }, '`PORT`: expected 0..65535, got `abc`'],
  [{ PORT: '65536' }, '`PORT`: expected 0..65535, got `65536`'],
  [{ PORT: '-1' }, '`PORT`: expected 0..65535, got `-1`'],
  [{ PORT: '1e3' }, '`PORT`: expected 0..65535, got `1e3`'],
  [{ SHAREGRAPH_ENV: 'prod' }, '`SHAREGRAPH_ENV`: expected sandbox | production, got `prod`'],
  [{ SHAREGRAPH_EXPLORER: 'yes' }, '`SHAREGRAPH_EXPLORER`: expected on | off, got `yes`'],
  [{ HOST: 'a b' }, '`HOST`: expected address or name, got `a b`'],
  [{ SHAREGRAPH_JWKS_URL: 'file:///etc' }, '`SHAREGRAPH_JWKS_URL`: expected URL: https:// http://, got `file:///etc`'],
  [{ SHAREGRAPH_PORT: '1' }, '`SHAREGRAPH_PORT`: no such setting; docs/configuration.md lists all of them'],
  [{ WORKERS: '0' }, '`WORKERS`: expected auto | 1..64, got `0`'],
  [{ WORKERS: '65' }, '`WORKERS`: expected auto | 1..64, got `65`'],
  [{ SHAREGRAPH_ISSUER: 'i' }, '`SHAREGRAPH_ISSUER` and `SHAREGRAPH_JWKS_URL`: expected both or none'],
  [
    { SHAREGRAPH_CONSENT_JWKS_URL: 'https://c.example' },
    '`SHAREGRAPH_CONSENT_ISSUER` and `SHAREGRAPH_CONSENT_JWKS_URL`: expected both or none',
  ],
  [
    { SHAREGRAPH_SANDBOX_ISSUER: 'off' },
    '`SHAREGRAPH_ISSUER`: missing, and the sandbox issuer is off; nobody could sign in',
  ],
  [{ PORT: '5000', ADMIN_PORT: '5000' }, '`PORT` and `ADMIN_PORT`: expected two ports, got `5000` for both'],
  [{ SHAREGRAPH_DEADLINE_MS: '100' }, '`SHAREGRAPH_DEPARTMENT_TIMEOUT_MS`: expected at most `SHAREGRAPH_DEADLINE_MS`'],
  [
    { SHAREGRAPH_REQUEST_TIMEOUT_MS: '1000' },
    '`SHAREGRAPH_HEADERS_TIMEOUT_MS`: expected at most `SHAREGRAPH_REQUEST_TIMEOUT_MS`',
  ],
])('%j stops the start', (environment, fault) => {
  expect(faults(environment)).toEqual([fault]);
});

test('all faults are told at once', () => {
  expect(faults({ PORT: 'x', ADMIN_PORT: 'y', SHAREGRAPH_X: '1' })).toHaveLength(3);
});

test('secrets never stand in a message', () => {
  const [fault] = faults({ DATABASE_URL: 'mysql://root:hunter2@db' });
  expect(fault).toBe('`DATABASE_URL`: expected URL: postgres:// postgresql://, got something else (not shown)');
});

test('who names an issuer of their own does not trust the sandbox issuer, unless they say so', () => {
  const own = { SHAREGRAPH_ISSUER: 'https://id.example', SHAREGRAPH_JWKS_URL: 'https://id.example/jwks' };
  expect(load(own).sandboxIssuer).toBe(false);
  expect(load({ ...own, SHAREGRAPH_SANDBOX_ISSUER: 'on' }).sandboxIssuer).toBe(true);
});

describe('production', () => {
  test('is nothing that `start` can be: it says that alone, and asks for no settings', () => {
    expect(() => loadConfig({ SHAREGRAPH_ENV: 'production' }, 'start')).toThrow(/^\S+ `start` is the sandbox[^\n]*$/);
    expect(loadConfig({}, 'start')).toEqual(loadConfig({}, 'gateway'));
  });

  test('starts when everything is named', () => {
    expect(load(production)).toMatchObject({
      environment: 'production',
      sandboxIssuer: false,
      explorer: false,
      logLevel: 'info',
    });
  });

  test.each(Object.keys(production).filter((name) => name !== 'SHAREGRAPH_ENV'))('stops without %s', (name) => {
    expect(faults({ ...production, [name]: undefined })).toContain(`\`${name}\`: missing; production needs it`);
  });

  test('cannot switch the sandbox issuer on', () => {
    expect(faults({ ...production, SHAREGRAPH_SANDBOX_ISSUER: 'on' })).toEqual([
      '`SHAREGRAPH_SANDBOX_ISSUER`: cannot be on in production; unset it and set `SHAREGRAPH_ISSUER`',
    ]);
  });

  test.each(['gateway', 'department', 'tool'] as const)('cannot switch it on for a %s either', (role) => {
    expect(faults({ ...production, SHAREGRAPH_SANDBOX_ISSUER: 'on' }, role)).toHaveLength(1);
  });

  test('fetches keys in clear text from loopback only', () => {
    expect(faults({ ...production, SHAREGRAPH_JWKS_URL: 'http://id.example/jwks' })).toEqual([
      '`SHAREGRAPH_JWKS_URL`: expected https (http on loopback only) in production, got `http://id.example`',
    ]);
    expect(faults({ ...production, SHAREGRAPH_JWKS_URL: 'http://127.0.0.1:8080/jwks' })).toEqual([]);
  });

  test('asks a department for its warrant key only', () => {
    expect(faults({ SHAREGRAPH_ENV: 'production' }, 'department')).toEqual([
      '`SHAREGRAPH_WARRANT_KEYS_FILE`: missing; production needs it',
    ]);
    expect(faults({ SHAREGRAPH_ENV: 'production' }, 'tool')).toEqual([]);
  });
});

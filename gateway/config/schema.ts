import { options } from './option';

const host = /^[A-Za-z0-9.:-]{1,253}$/;

/**
 * Every setting there is, by its name in `Config`: variable, bounds, default, unit, documentation. Nothing else in
 * sharegraph reads the environment. `docs/configuration.md` holds the same table, and a test compares them.
 */
export const schema = {
  environment: options.choice(
    'SHAREGRAPH_ENV',
    ['sandbox', 'production'],
    'sandbox',
    'What this process is for. `production` refuses every sandbox shortcut and stops when something that it needs is missing.',
  ),
  host: options.text('HOST', 'address or name', host, '127.0.0.1', 'Address that the gateway listens on.'),
  port: options.integer('PORT', [0, 65535], 4000, 'Port of the gateway; 0 takes a free one.'),
  adminHost: options.text(
    'ADMIN_HOST',
    'address or name',
    host,
    '127.0.0.1',
    'Address of health and metrics. Keep it off public networks: it asks for no token.',
  ),
  adminPort: options.integer('ADMIN_PORT', [0, 65535], 4001, 'Port of health and metrics; 0 takes a free one.'),
  databaseUrl: options.url(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'PostgreSQL with the registers. Unset: `start` runs the embedded one.',
    { secret: true },
  ),
  redisUrl: options.url(
    'REDIS_URL',
    ['redis:', 'rediss:'],
    'Redis shared by replicas (limits). Unset: each process counts for itself.',
    { secret: true },
  ),
  stateDirectory: options.path(
    'SHAREGRAPH_STATE_DIR',
    '.sharegraph',
    'Folder for what `start` keeps between runs: database files, sandbox keys, audit log.',
  ),
  policyDirectory: options.path(
    'SHAREGRAPH_POLICY_DIR',
    'policies of this package',
    'Folder with the share policies (catalogue, registry, agreements).',
  ),
  logLevel: options.choice(
    'SHAREGRAPH_LOG_LEVEL',
    ['silent', 'fatal', 'error', 'warn', 'info', 'debug'],
    null,
    'Least severe log line that is written (to stderr, JSON). Unset: `warn` in the sandbox, `info` in production.',
  ),
  explorer: options.toggle(
    'SHAREGRAPH_EXPLORER',
    null,
    'Serves the explorer beside `/graphql`. Unset: on in the sandbox, off in production.',
  ),
  corsOrigins: options.list(
    'SHAREGRAPH_CORS_ORIGINS',
    'origins like `https://app.example`',
    /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/,
    50,
    'Web origins whose pages may call the gateway. Empty: none (no CORS header is ever sent).',
  ),

  sandboxIssuer: options.toggle(
    'SHAREGRAPH_SANDBOX_ISSUER',
    null,
    'Trusts the sandbox issuer, whose personas anybody on this machine can be. Unset: on in the sandbox; cannot be on in production.',
  ),
  issuer: options.text(
    'SHAREGRAPH_ISSUER',
    'text',
    /^\S{1,512}$/,
    null,
    'Issuer of access tokens (`iss`). Required in production.',
  ),
  jwksUrl: options.url(
    'SHAREGRAPH_JWKS_URL',
    ['https:', 'http:'],
    "The issuer's public keys (JWKS). Required with `SHAREGRAPH_ISSUER`; in production https, or http on loopback.",
  ),
  audience: options.text(
    'SHAREGRAPH_AUDIENCE',
    'text',
    /^\S{1,512}$/,
    'sharegraph',
    'What access tokens must name as `aud`.',
  ),
  consentIssuer: options.text(
    'SHAREGRAPH_CONSENT_ISSUER',
    'text',
    /^\S{1,512}$/,
    null,
    'Issuer of consents (`iss`). Unset outside the sandbox: every consent is refused.',
  ),
  consentJwksUrl: options.url(
    'SHAREGRAPH_CONSENT_JWKS_URL',
    ['https:', 'http:'],
    "The consent issuer's public keys (JWKS). Required with `SHAREGRAPH_CONSENT_ISSUER`.",
  ),
  clockToleranceSeconds: options.integer(
    'SHAREGRAPH_CLOCK_TOLERANCE_SECONDS',
    [0, 60],
    5,
    "How far the issuer's clock may be off.",
    { unit: 's' },
  ),
  tokenCacheSize: options.integer(
    'SHAREGRAPH_TOKEN_CACHE_SIZE',
    [1, 1_000_000],
    10_000,
    'Verified tokens kept in memory (as SHA-256 of the token).',
    { unit: 'tokens' },
  ),
  tokenCacheSeconds: options.integer(
    'SHAREGRAPH_TOKEN_CACHE_SECONDS',
    [0, 3600],
    300,
    'Longest time until a token is verified again: how long a withdrawn issuer key may still work.',
    { unit: 's' },
  ),

  warrantKeysFile: options.path(
    'SHAREGRAPH_WARRANT_KEYS_FILE',
    null,
    'JSON object: subgraph name to key (base64, 32 bytes or more). Required in production; the sandbox derives keys of its own. A department needs its own entry only.',
  ),
  auditKeyFile: options.path(
    'SHAREGRAPH_AUDIT_KEY_FILE',
    null,
    'Key (base64, 32 bytes or more) of the audit chain and of the HMACs of subjects. Required in production.',
  ),
  pseudonymKeyFile: options.path(
    'SHAREGRAPH_PSEUDONYM_KEY_FILE',
    null,
    'Key (base64, 32 bytes or more) of per-consumer pseudonyms. Changing it changes every `pid`. Required in production.',
  ),
  hubSecretFile: options.path(
    'SHAREGRAPH_HUB_SECRET_FILE',
    null,
    'Secret (base64, 32 bytes or more) that signs calls to the departmental REST API. Required in production where the permits department runs.',
  ),
  hubUrl: options.url(
    'SHAREGRAPH_HUB_URL',
    ['https:', 'http:'],
    'Departmental REST API behind the permits department.',
  ),
  hubHost: options.text(
    'SHAREGRAPH_HUB_HOST',
    'address or name',
    host,
    '127.0.0.1',
    'Address that `hub`, the stub of that REST API, listens on.',
  ),
  hubPort: options.integer('SHAREGRAPH_HUB_PORT', [0, 65535], 4100, 'Port of `hub`; 0 takes a free one.'),
  hubRequester: options.text(
    'SHAREGRAPH_HUB_REQUESTER',
    'text',
    /^[A-Za-z0-9._-]{1,64}$/,
    'sharegraph',
    'Name under which the permits department calls the REST API.',
  ),
  auditFile: options.path(
    'SHAREGRAPH_AUDIT_FILE',
    null,
    'Audit log. Unset in the sandbox: `audit/audit.log` in the state folder. Required in production.',
  ),

  departments: options.list(
    'SHAREGRAPH_DEPARTMENTS',
    'entries like `population=http://host:4101/graphql`',
    /^[a-z][a-z-]{0,63}=https?:\/\/\S+$/,
    64,
    'Where `gateway` finds the departments; one entry for each subgraph.',
  ),
  departmentHost: options.text(
    'SHAREGRAPH_DEPARTMENT_HOST',
    'address or name',
    host,
    '127.0.0.1',
    'Address that `department` and `departments` listen on.',
  ),
  departmentPort: options.integer(
    'SHAREGRAPH_DEPARTMENT_PORT',
    [0, 65535],
    4101,
    'Port of `department`; `departments` takes this and the following ones. 0 takes free ones.',
  ),
  departmentTimeoutMs: options.integer(
    'SHAREGRAPH_DEPARTMENT_TIMEOUT_MS',
    [10, 60_000],
    3_000,
    'Longest wait for one call to a department.',
    { unit: 'ms' },
  ),
  departmentConnections: options.integer(
    'SHAREGRAPH_DEPARTMENT_CONNECTIONS',
    [1, 1_000],
    32,
    'Connections kept to each department.',
  ),

  deadlineMs: options.integer(
    'SHAREGRAPH_DEADLINE_MS',
    [50, 120_000],
    10_000,
    'Time after which nobody waits for an answer; calls to departments carry what is left of it.',
    { unit: 'ms' },
  ),
  bodyLimitBytes: options.integer(
    'SHAREGRAPH_BODY_LIMIT_BYTES',
    [1_024, 16_777_216],
    262_144,
    'Largest request body.',
    { unit: 'bytes' },
  ),
  headerLimitBytes: options.integer(
    'SHAREGRAPH_HEADER_LIMIT_BYTES',
    [4_096, 131_072],
    32_768,
    'Largest request head (tokens and consents travel there).',
    { unit: 'bytes' },
  ),
  headersTimeoutMs: options.integer(
    'SHAREGRAPH_HEADERS_TIMEOUT_MS',
    [100, 120_000],
    10_000,
    'Longest wait for the head of a request.',
    { unit: 'ms' },
  ),
  requestTimeoutMs: options.integer(
    'SHAREGRAPH_REQUEST_TIMEOUT_MS',
    [100, 300_000],
    30_000,
    'Longest wait for a whole request.',
    { unit: 'ms' },
  ),
  keepAliveTimeoutMs: options.integer(
    'SHAREGRAPH_KEEP_ALIVE_TIMEOUT_MS',
    [0, 600_000],
    65_000,
    'How long an idle connection is kept; longer than that of the proxy in front.',
    { unit: 'ms' },
  ),
  maxConnections: options.integer(
    'SHAREGRAPH_MAX_CONNECTIONS',
    [1, 100_000],
    10_000,
    'Client connections at a time; more are closed.',
  ),
  maxInFlight: options.integer(
    'SHAREGRAPH_MAX_IN_FLIGHT',
    [1, 100_000],
    1_000,
    'Requests in work at a time; more are answered with `OVERLOADED`.',
  ),
  drainMs: options.integer(
    'SHAREGRAPH_DRAIN_MS',
    [0, 300_000],
    10_000,
    'How long requests in work may take after SIGTERM or SIGINT before they are cut.',
    { unit: 'ms' },
  ),

  maxTokens: options.integer('SHAREGRAPH_MAX_TOKENS', [100, 100_000], 4_000, 'Lexical tokens in an operation text.', {
    unit: 'tokens',
  }),
  maxDepth: options.integer('SHAREGRAPH_MAX_DEPTH', [1, 100], 15, 'Nesting of selections, fragments spread.'),
  maxAliases: options.integer('SHAREGRAPH_MAX_ALIASES', [0, 10_000], 100, 'Aliases in an operation, fragments spread.'),
  maxRootFields: options.integer('SHAREGRAPH_MAX_ROOT_FIELDS', [1, 1_000], 20, 'Root fields in an operation.'),
  maxCost: options.integer(
    'SHAREGRAPH_MAX_COST',
    [1, 100_000_000],
    1_000_000,
    'Estimated cost of an operation: fields times the sizes of the lists around them.',
  ),
} as const;

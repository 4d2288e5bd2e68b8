import type { Option } from './option';
import type { schema } from './schema';

type Values = {
  readonly [Name in keyof typeof schema]: (typeof schema)[Name] extends Option<infer Value> ? Value : never;
};
/** Settings that may be absent after all defaults are applied. */
type Optional =
  | 'databaseUrl'
  | 'redisUrl'
  | 'issuer'
  | 'jwksUrl'
  | 'consentIssuer'
  | 'consentJwksUrl'
  | 'warrantKeysFile'
  | 'auditKeyFile'
  | 'pseudonymKeyFile'
  | 'hubSecretFile'
  | 'hubUrl'
  | 'policyDatabaseUrl'
  | 'policyIssuerKeyFile'
  | 'policyPublicKeyFile'
  | 'shadowPolicy';

/** All settings, checked, defaults filled in, paths absolute. */
export type Config = Omit<Values, Optional | 'departments' | 'workers'> & {
  readonly [Name in Optional]: Values[Name] | null;
} & {
  /** Processes that answer on the port. */
  readonly workers: number;
  /** Subgraph name to its GraphQL address. */
  readonly departments: Readonly<Record<string, string>>;
};

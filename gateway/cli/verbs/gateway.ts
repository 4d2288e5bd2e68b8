import { Command } from 'commander';
import type { GatewayOptions } from '../gateway/run-gateway';
import { parseCount } from '../options/parse-count';
import { settingsHelp } from '../options/settings-help';

/** `sharegraph gateway`: the data plane alone, over departments that run elsewhere. */
export function gatewayVerb(): Command {
  return new Command('gateway')
    .description('run the gateway alone, over departments that run elsewhere (SHAREGRAPH_DEPARTMENTS)')
    .option('--port <port>', 'port of the gateway (default: PORT)', parseCount(0, 65_535))
    .option(
      '--supergraph <file>',
      'serve this Federation 2 supergraph at the addresses that it names, with --open (default: the graph of this package)',
    )
    .option(
      '--open',
      'with --supergraph: grant every field to everybody; no identity, policy or audit; refused in production (default: off)',
    )
    .addHelpText(
      'after',
      settingsHelp(
        'environment',
        'host',
        'port',
        'adminHost',
        'adminPort',
        'workers',
        'departments',
        'warrantKeysFile',
        'issuer',
        'jwksUrl',
        'audience',
        'consentIssuer',
        'consentJwksUrl',
        'policyDatabaseUrl',
        'policyPublicKeyFile',
        'policyIssuerKeyFile',
        'stewardApi',
        'auditFile',
        'auditKeyFile',
        'pseudonymKeyFile',
        'redisUrl',
        'stateDirectory',
        'logLevel',
      ),
    )
    .action(async (options: GatewayOptions) => {
      const { runGateway } = require('../gateway/run-gateway') as typeof import('../gateway/run-gateway');
      await runGateway(options);
    });
}

import { Command } from 'commander';
import { settingsHelp } from '../settings-help';

/** `sharegraph gateway`: the data plane alone, over departments that run elsewhere. */
export function gatewayVerb(): Command {
  return new Command('gateway')
    .description('run the gateway alone, over departments that run elsewhere (SHAREGRAPH_DEPARTMENTS)')
    .addHelpText(
      'after',
      settingsHelp(
        'environment',
        'host',
        'port',
        'adminHost',
        'adminPort',
        'departments',
        'issuer',
        'jwksUrl',
        'auditFile',
      ),
    )
    .action(async () => {
      const { runGateway } = require('../run-gateway') as typeof import('../run-gateway');
      await runGateway();
    });
}

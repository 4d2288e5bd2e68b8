import { Command } from 'commander';
import { settingsHelp } from '../options/settings-help';

/** `sharegraph audit verify [FILE...]` */
export function auditVerb(): Command {
  const verify = new Command('verify')
    .description('verify the chain of an audit log, offline: altered, removed and reordered records are found')
    .argument(
      '[files...]',
      'audit logs, or folders of them (default: SHAREGRAPH_AUDIT_FILE and those of workers beside it)',
    )
    .option(
      '--receipt <receipt>',
      'also check that the record of this receipt (extensions.share.receipt) is there (default: none)',
    )
    .option('--no-key', 'check the chain only, without the key of the log')
    .addHelpText('after', settingsHelp('auditFile', 'auditKeyFile', 'stateDirectory'))
    .action(async (files: string[], options: { receipt?: string; key: boolean }) => {
      const { runAuditVerify } = require('../audit/run-audit-verify') as typeof import('../audit/run-audit-verify');
      await runAuditVerify(files, options);
    });
  return new Command('audit').description('the log of what was disclosed').addCommand(verify);
}

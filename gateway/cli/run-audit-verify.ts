import { parseReceipt } from '../audit/parse-receipt';
import { verifyAudit } from '../audit/verify-audit';
import { loadKeys } from '../config/load-keys';
import { processConfig } from '../config/process-config';
import { CliError } from './cli-error';

/** Verifies an audit log; fails when a record was altered, removed or reordered. */
export async function runAuditVerify(
  given: string | undefined,
  options: { readonly receipt?: string; readonly key: boolean },
): Promise<void> {
  const config = processConfig('tool');
  const file = given ?? config.auditFile;
  if (!file) throw new CliError('no audit log named; give its path, or set `SHAREGRAPH_AUDIT_FILE`');
  const receipt = options.receipt === undefined ? undefined : parseReceipt(options.receipt);
  if (options.receipt !== undefined && !receipt)
    throw new CliError('that is no receipt; expected `extensions.share.receipt` as it came');
  const key = options.key ? (loadKeys(config).audit ?? undefined) : undefined;
  const report = await verifyAudit(file, { receipt, key }).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`\`${file}\` cannot be read (${error.code ?? error.message})`);
  });
  if (!report.ok) {
    const { line, reason, message } = report.fault ?? {
      line: 0,
      reason: 'altered',
      message: 'the chain does not hold',
    };
    const where = line > 0 ? `line ${line}: ` : '';
    throw new CliError(`\`${file}\` does not verify: ${where}${reason}: ${message}`);
  }
  const torn = report.tornBytes > 0 ? `, ${report.tornBytes} bytes of a record that was never acknowledged` : '';
  process.stdout.write(`${file} verifies: ${report.records} records${torn}\n`);
}

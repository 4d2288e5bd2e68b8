import { readHead } from '../../audit/audit-head';
import { parseReceipt } from '../../audit/parse-receipt';
import { verifyAudit } from '../../audit/verify-audit';
import { loadKeys } from '../../config/load-keys';
import { processConfig } from '../../config/process-config';
import { CliError } from '../output/cli-error';
import { auditFiles } from './audit-files';
import { missingWorkerLogs } from './missing-worker-logs';

type Report = Awaited<ReturnType<typeof verifyAudit>>;

/** Verifies audit logs; fails when a record was altered, removed or reordered in any, or the receipt's is in none. */
export async function runAuditVerify(
  given: readonly string[],
  options: { readonly receipt?: string; readonly key: boolean },
): Promise<void> {
  const config = processConfig('tool');
  const paths = given.length > 0 ? given : [config.auditFile].filter(Boolean);
  if (paths.length === 0) throw new CliError('no audit log named; give its path, or set `SHAREGRAPH_AUDIT_FILE`');
  const files = [...new Set(paths.flatMap((path) => auditFiles(path, { orWorkers: given.length === 0 })))];
  const receipt = options.receipt === undefined ? undefined : parseReceipt(options.receipt);
  if (options.receipt !== undefined && !receipt)
    throw new CliError('that is no receipt; expected `extensions.share.receipt` as it came');
  const key = options.key ? (loadKeys(config).audit ?? undefined) : undefined;
  // With one log, what is wrong with the receipt is said; with several, it belongs to one of them and not to the rest.
  const only = files.length === 1 ? receipt : undefined;
  for (const file of files) succeed(file, await verify(file, { receipt: only, key }));
  for (const missing of missingWorkerLogs(files.filter((file) => !paths.includes(file))))
    say(`warning: ${missing}: there is none, and there are logs of other workers: it may have been taken away`);
  if (!receipt || only) return;
  for (const file of files) {
    const { ok } = await verify(file, { receipt, key });
    if (ok) return say(`the record of the receipt is in ${file}`);
  }
  throw new CliError(`the record of that receipt is in none of ${files.length} logs, or is not what it was`);
}

async function verify(file: string, options: Parameters<typeof verifyAudit>[1]): Promise<Report> {
  return verifyAudit(file, options).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && (await readHead(file).catch(() => null)))
      throw new CliError(
        `\`${file}\` is gone, and its head file is there: it was taken away, or moved without its head`,
      );
    throw new CliError(`\`${file}\` cannot be read (${error.code ?? error.message})`);
  });
}

function succeed(file: string, report: Report): void {
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
  say(`${file} verifies: ${report.records} records${torn}`);
  if (!report.headed) say(`warning: ${file}: no head file beside it: records cut off the end would not be noticed`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { format, parse } from 'node:path';

/** The audit log of one worker, since each file has one writer: `audit.log` is `audit.2.log` for the second. */
export function workerAuditFile(auditFile: string, worker: number): string {
  const { dir, name, ext } = parse(auditFile);
  return format({ dir, base: `${name}.${worker}${ext}` });
}

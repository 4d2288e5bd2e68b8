import { takeLock } from '../../schema/lib/take-lock';
import { AuditError } from './audit-error';

/**
 * Takes the only writer's place of an audit file by a `.lock` beside it, and returns how to give it back. A lock whose
 * process is gone (kill -9) is taken over. Whether a process on another host lives cannot be told from here: that lock
 * stands. Throws `AuditError` (locked).
 */
export function takeAuditLock(auditPath: string): Promise<() => Promise<void>> {
  const lockPath = `${auditPath}.lock`;
  return takeLock(lockPath, {
    otherHosts: true,
    locked(holder) {
      const who = holder ? `process \`${holder.pid}\` on \`${holder.host}\`` : 'another process';
      return new AuditError(
        'locked',
        `audit file \`${auditPath}\`: expected to be its only writer, but ${who} is; the operator must give this process ` +
          `a file of its own, or, when that process is gone for good, remove \`${lockPath}\``,
      );
    },
  });
}

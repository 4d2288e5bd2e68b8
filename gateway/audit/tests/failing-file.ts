import type { AuditFile } from '../audit-file';
import { openAuditFile } from '../open-audit-file';

export interface FileFaults {
  /** Each call of the log on the file, in order. */
  readonly calls: string[];
  /** When set, writes fail after this many bytes. */
  writeError: (NodeJS.ErrnoException & { afterBytes?: number }) | null;
  syncError: NodeJS.ErrnoException | null;
  openError: NodeJS.ErrnoException | null;
  /** When set, a sync waits for it. */
  syncGate: Promise<void> | null;
}

/** A real file whose calls are recorded and can be made to fail. */
export function failingFile(): { faults: FileFaults; openFile: (path: string) => Promise<AuditFile> } {
  const faults: FileFaults = { calls: [], writeError: null, syncError: null, openError: null, syncGate: null };
  return {
    faults,
    async openFile(path) {
      if (faults.openError) throw faults.openError;
      const file = await openAuditFile(path);
      return {
        ...file,
        async write(bytes, position) {
          faults.calls.push(`write ${bytes.toString().trimEnd().split('\n').length}`);
          if (faults.writeError) {
            await file.write(bytes.subarray(0, faults.writeError.afterBytes ?? 0), position);
            throw faults.writeError;
          }
          await file.write(bytes, position);
        },
        async datasync() {
          if (faults.syncGate) await faults.syncGate;
          if (faults.syncError) throw faults.syncError;
          await file.datasync();
          faults.calls.push('datasync');
        },
      };
    },
  };
}

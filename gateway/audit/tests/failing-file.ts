import type { AuditFile } from '../audit-file';
import { openAuditFile } from '../open-audit-file';

export interface FileFaults {
  /** Each call of the log on the file, in order. */
  readonly calls: string[];
  /** When set, writes fail after this many bytes. */
  writeError: (NodeJS.ErrnoException & { afterBytes?: number }) | null;
  syncError: NodeJS.ErrnoException | null;
  openError: NodeJS.ErrnoException | null;
  /** When set, a sync tells that it was called and waits to be let through. */
  syncGate: { reached(): void; readonly opened: Promise<void> } | null;
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
          faults.syncGate?.reached();
          await faults.syncGate?.opened;
          if (faults.syncError) throw faults.syncError;
          await file.datasync();
          faults.calls.push('datasync');
        },
      };
    },
  };
}

/** A gate for `syncGate`: wait for `reached`, then `open` it. */
export function syncGate(): { gate: NonNullable<FileFaults['syncGate']>; reached: Promise<void>; open(): void } {
  let open = () => {};
  let reach = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { gate: { reached: () => reach(), opened }, reached, open: () => open() };
}

import { fstatSync, writeSync } from 'node:fs';
import { constants, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditFile } from './audit-file';

/** Opens or creates the file, readable by its owner only; the directory entry is synced too. */
export async function openAuditFile(path: string): Promise<AuditFile> {
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  const directory = await open(dirname(path), constants.O_RDONLY);
  await directory.sync().finally(() => directory.close());
  return {
    // Asked before each batch. Both this and a write into the page cache take a microsecond or two, of which handing
    // them to a thread would make fifty; what waits for the disk is the sync.
    async stat() {
      const { size, nlink } = fstatSync(handle.fd);
      return { size, links: nlink };
    },
    async read(position, length) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    async write(bytes, position) {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(handle.fd, bytes, done, bytes.length - done, position + done);
      }
    },
    datasync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

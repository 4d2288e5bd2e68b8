import { createHash } from 'node:crypto';
import { worldChunks } from './world-chunks';
import type { WorldSize } from './world-size';

/** SHA-256 over every row of a world, in hexadecimal. Costs as much as making the world. */
export function worldFingerprint(size: WorldSize): string {
  const hash = createHash('sha256');
  for (const { chunks } of worldChunks(size)) {
    for (const { table, columns, text } of chunks) hash.update(`${table}(${columns})\n${text}`);
  }
  return hash.digest('hex');
}

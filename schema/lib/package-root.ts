import { basename, resolve } from 'node:path';

/** The folder of this package, the same from the sources and from `dist`. */
export function packageRoot(): string {
  const above = resolve(__dirname, '../..');
  return basename(above) === 'dist' ? resolve(above, '..') : above;
}

import { existsSync } from 'node:fs';
import { installPackage } from '../../tests/install-package';

const candidates = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * Path of a Chromium on this machine; as root on Debian it is installed when there is none. Null, with one line that
 * says so, where a test has to do without.
 */
export function findChromium(): string | null {
  const found = () => candidates.find((path): path is string => path !== undefined && path !== '' && existsSync(path));
  if (found() === undefined && process.getuid?.() === 0) installPackage('chromium');
  const path = found() ?? null;
  if (path === null)
    console.log('explorer: no Chromium here (set CHROME_PATH, or apt-get install chromium); page not tested');
  return path;
}

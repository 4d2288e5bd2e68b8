import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachableBinaries } from './reachable-binaries';

const user = { uid: process.getuid!(), gid: process.getgid!() };
let native: string;

beforeEach(() => {
  native = mkdtempSync(join(tmpdir(), 'sharegraph-test-')); // 0700
  mkdirSync(join(native, 'bin'));
  mkdirSync(join(native, 'lib'));
  writeFileSync(join(native, 'bin', 'postgres'), '', { mode: 0o755 });
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), '');
  symlinkSync('libpq.so.5.18', join(native, 'lib', 'libpq.so'));
});
afterEach(() => rmSync(native, { recursive: true, force: true }));

test('binaries under a private folder are copied, relative links kept, and the copy goes away', () => {
  const { native: copy, remove } = reachableBinaries(native, user);
  expect(copy).not.toBe(native);
  expect(readlinkSync(join(copy, 'lib', 'libpq.so'))).toBe('libpq.so.5.18');
  remove();
  expect(existsSync(copy)).toBe(false);
});

test('binaries that everybody can reach, or that need no other user, stay where they are', () => {
  expect(reachableBinaries(native, null).native).toBe(native);
  chmodSync(native, 0o755);
  const { native: same, remove } = reachableBinaries(native, user);
  expect(same).toBe(native);
  remove();
  expect(existsSync(native)).toBe(true);
});

import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** Linux's own full disk. */
const full = '/dev/full';

(existsSync(full) ? test : test.skip)('a process whose log is on a full disk goes on', () => {
  const code = `
    const log = require(${JSON.stringify(join(__dirname, 'logger.ts'))}).createLogger({ logLevel: 'info' });
    log.info('one');
    log.fatal('two');
    setImmediate(() => console.log('still here'));
  `;
  const disk = openSync(full, 'w');
  const { status, stdout } = spawnSync(process.execPath, ['-r', '@swc-node/register', '-e', code], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', disk],
  });
  closeSync(disk);
  expect([status, stdout]).toEqual([0, 'still here\n']);
});

import { execFileSync } from 'node:child_process';

/** apt-get gives up when another installation holds its lock; how long to keep asking, in milliseconds. */
const patienceMs = 240_000;

/**
 * Installs one of Debian's packages, without those that it only recommends. Says nothing when it cannot: whether the
 * program is there now shows that.
 */
export function installPackage(name: string): void {
  const untilMs = Date.now() + patienceMs;
  // What was listed before may still do, so a failing update decides nothing.
  untilDone(untilMs, ['update', '-q']);
  const install = ['install', '-y', '-q', '--no-install-recommends', name];
  if (untilDone(untilMs, install) === 'done') return;
  // An installation before this one may have been killed half way.
  attempt('dpkg', ['--configure', '-a']);
  untilDone(untilMs, install);
}

function untilDone(untilMs: number, args: readonly string[]): Outcome {
  for (;;) {
    const outcome = attempt('apt-get', args);
    if (outcome !== 'locked' || Date.now() > untilMs) return outcome;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  }
}

type Outcome = 'done' | 'locked' | 'failed';

function attempt(command: string, args: readonly string[]): Outcome {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { env, timeout: patienceMs, stdio: ['ignore', 'ignore', 'pipe'] });
    return 'done';
  } catch (error) {
    return /could not get lock|unable to lock/i.test(String((error as { stderr?: Buffer }).stderr))
      ? 'locked'
      : 'failed';
  }
}

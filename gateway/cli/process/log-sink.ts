import { constants, fstatSync, openSync, writeSync } from 'node:fs';

/** How long a reader that is behind is waited for before a line is dropped, in milliseconds: nothing is answered meanwhile. */
const patienceMs = 100;
const pauseMs = 5;

interface LogDevice {
  /** Writes to the log, and may write a part only; returns the bytes it took. */
  write(bytes: Buffer): number;
  /** Keeps this thread for so many milliseconds. */
  pause(ms: number): void;
}

/**
 * Where log lines go. One that cannot be written (a full disk, a reader that is gone or has stopped reading) is dropped: a
 * log must neither end nor hold what it tells of. The next one that can be written is preceded by a line that says how many
 * are missing.
 * @param device default: stderr
 */
export function logSink({ write, pause }: LogDevice = stderr()): { write(line: string): void } {
  let dropped = 0;
  /** A line of which the log has a part only must not run on into the next. */
  let torn = false;

  const writePatiently = (bytes: Buffer): number => {
    // Who did not read lately is not waited for again: each line would take as long.
    for (let waitedMs = dropped > 0 ? patienceMs : 0; ; waitedMs += pauseMs) {
      try {
        return write(bytes);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || waitedMs >= patienceMs) throw error;
        pause(pauseMs);
      }
    }
  };

  return {
    write(line) {
      let left = Buffer.from(`${torn ? '\n' : ''}${dropped > 0 ? droppedLine(dropped) : ''}${line}`);
      const { length } = left;
      try {
        while (left.length > 0) left = left.subarray(writePatiently(left));
        dropped = 0;
        torn = false;
      } catch {
        torn ||= left.length < length;
        dropped += 1;
      }
    },
  };
}

function droppedLine(dropped: number): string {
  return `${JSON.stringify({ level: 50, time: new Date().toISOString(), dropped, msg: 'log lines could not be written' })}\n`;
}

function stderr(): LogDevice {
  const fd = withoutBlocking(2);
  const never = new Int32Array(new SharedArrayBuffer(4));
  return { write: (bytes) => writeSync(fd, bytes), pause: (ms) => void Atomics.wait(never, 0, 0, ms) };
}

/**
 * The same file or pipe, opened anew: whether writing to it may block is then not said to all others who have it. Where
 * that cannot be done (a socket, another user's, no Linux) it stays as it is.
 */
function withoutBlocking(fd: number): number {
  try {
    // Never blocks. Opened anew, it would have two ends, and what others write would stand over lines of ours.
    if (fstatSync(fd).isFile()) return fd;
    return openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return fd;
  }
}

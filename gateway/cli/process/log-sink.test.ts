import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { logSink } from './log-sink';

/** A disk with room for so many bytes. */
function disk(room: number) {
  const held = { text: '', room };
  const write = (bytes: Buffer): number => {
    const taken = Math.min(bytes.length, held.room);
    if (taken === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    held.text += bytes.toString('utf8', 0, taken);
    held.room -= taken;
    return taken;
  };
  return { held, log: pino({ base: null, timestamp: false }, logSink({ write, pause: () => undefined })) };
}

test('a log that cannot be written ends nothing, and says afterwards what is missing', () => {
  const { held, log } = disk(0);
  log.info('one');
  log.info('two');
  expect(held.text).toBe('');
  held.room = 10_000;
  log.info('three');
  log.info('four');
  const lines = held.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([{ level: 50, dropped: 2 }, { msg: 'three' }, { msg: 'four' }]);
});

test('a line that was cut off does not run on into the next', () => {
  const { held, log } = disk(20);
  log.info('one');
  expect(held.text).toHaveLength(20);
  log.info('two');
  held.room = 10_000;
  log.info('three');
  const [cut, ...lines] = held.text.trimEnd().split('\n');
  expect(cut).toHaveLength(20);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ dropped: 2 }, { msg: 'three' }]);
});

test('a line that is taken in pieces is whole', () => {
  let text = '';
  const write = (bytes: Buffer): number => {
    text += bytes.toString('utf8', 0, 1);
    return 1;
  };
  const sink = logSink({ write, pause: () => undefined });
  sink.write('{"a":1}\n');
  expect(text).toBe('{"a":1}\n');
});

test('a reader that is behind is waited for a while, and one that does not read only once', () => {
  let full = 30;
  let paused = 0;
  let text = '';
  const write = (bytes: Buffer): number => {
    if (full > 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
    text += bytes.toString();
    return bytes.length;
  };
  const pause = (ms: number): void => {
    paused += ms;
    full -= 5;
  };
  const sink = logSink({ write, pause });
  sink.write('one\n');
  expect([text, paused]).toEqual(['one\n', 30]);
  full = Number.POSITIVE_INFINITY;
  sink.write('two\n');
  sink.write('three\n');
  expect(paused).toBe(130);
  full = 0;
  sink.write('four\n');
  expect(text).toMatch(/^one\n\{.*"dropped":2.*\}\nfour\n$/);
});

test('in a file that others write too, nothing stands over what was written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-sink-'));
  const file = join(folder, 'log');
  const fd = openSync(file, 'w');
  const sink = JSON.stringify(join(__dirname, 'log-sink'));
  const script = `process.stderr.write('before\\n');require(${sink}).logSink().write('line\\n');process.stderr.write('after\\n')`;
  try {
    execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', script], { stdio: ['ignore', 'ignore', fd] });
    expect(readFileSync(file, 'utf8')).toBe('before\nline\nafter\n');
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
});

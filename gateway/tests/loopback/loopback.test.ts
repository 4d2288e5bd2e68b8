import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast } from '../../../subgraphs/registers/cast';
import { allEnded, descendants } from '../../cli/tests/descendants';
import { runWatched, type WatchedRun } from './run-watched';

/** Nothing but loopback is contacted, by any process of `sharegraph start`. */

jest.setTimeout(240_000);
// What a process does in its network is read from Linux's process table.
const onLinux = existsSync('/proc/self/net/snmp') ? describe : describe.skip;

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-loopback-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

onLinux('the watch', () => {
  it('catches every way out, in children too, and lets none of them out', async () => {
    const run = runWatched([join(__dirname, 'outside-caller.cjs'), 'with-shell'], { notes: join(directory, 'caller') });
    await run.says('left');
    const attempts = run.outsideAttempts();
    run.child.kill('SIGKILL');
    await run.ended;
    const noted = run.noted();
    expect(noted.filter(({ what }) => what === 'process').length).toBe(2);
    const outside = noted.filter(({ what }) => what !== 'process').map(({ what, target }) => `${what} ${target}`);
    expect(outside.sort()).toEqual([
      'connect 203.0.113.1:9',
      'connect 203.0.113.2:80',
      'connect 203.0.113.3:80',
      'connect 203.0.113.5:80',
      'connect sharegraph.invalid:9',
      'dgram.send 203.0.113.4',
      'dns.lookup lookup-promise.invalid',
      'dns.lookup lookup.invalid',
      'dns.resolve4 resolve.invalid',
      'dns.resolveTxt resolver.invalid',
    ]);
    // Of the shell's connection, which no Node process makes, only the kernel knows.
    if (attempts !== null) expect(attempts).toBe(1);
  });
});

onLinux('sharegraph start', () => {
  let run: WatchedRun;
  beforeAll(async () => {
    run = runWatched(
      ['-r', '@swc-node/register', 'gateway/cli/main.ts', 'start', '--persons', '400', '--entities', '120'],
      {
        notes: join(directory, 'start'),
        settings: { SHAREGRAPH_STATE_DIR: join(directory, 'state'), PORT: '0', ADMIN_PORT: '0' },
      },
    );
    await run.says('Stop with Ctrl-C.');
  });
  afterAll(async () => {
    const below = descendants(run.child.pid!);
    run.child.kill('SIGKILL');
    await run.ended;
    await allEnded(below);
  });

  const get = (url: string): Promise<string> => run.beside('curl', '-sfS', url);

  it('contacts nothing but loopback, from its start to the answers that it offers', async () => {
    const pasted = /^curl [\s\S]*?\n\n/m.exec(run.output())![0].trim();
    const answer = JSON.parse(await run.beside('/bin/sh', '-c', pasted));
    expect(answer.data.person.name).toBe(cast.persons.zhangMin.name);

    const explorer = /explorer +(\S+)/.exec(run.output())![1]!;
    const page = await get(explorer);
    const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => new URL(link!, explorer));
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter(({ origin }) => origin !== new URL(explorer).origin)).toEqual([]);
    await Promise.all([`${explorer}/session`, ...links.map(String)].map(get));
    await get(/health +(\S+)/.exec(run.output())![1]!);

    const noted = run.noted();
    // Gateway, hub and departments.
    expect(noted.filter(({ what }) => what === 'process').length).toBeGreaterThanOrEqual(3);
    expect(noted.filter(({ what }) => what !== 'process')).toEqual([]);
    expect(run.outsideAttempts() ?? 0).toBe(0);
  });
});

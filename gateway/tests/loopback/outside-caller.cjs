/**
 * Leaves loopback in every way that the watch knows, in a child process of its own too; what happens to it is its own
 * affair. The addresses are for documentation (RFC 5737) and the names reserved (RFC 6761): nobody is there.
 */
const { fork, execFileSync } = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const ignore = () => undefined;

async function leave() {
  net.connect(9, '203.0.113.1').on('error', ignore);
  net.connect({ host: 'sharegraph.invalid', port: 9 }).on('error', ignore);
  await fetch('http://203.0.113.2/').catch(ignore);
  await require('undici').request('http://203.0.113.3/').catch(ignore);
  dns.lookup('lookup.invalid', ignore);
  await dns.promises.lookup('lookup-promise.invalid').catch(ignore);
  await dns.promises.resolve4('resolve.invalid').catch(ignore);
  new dns.Resolver().resolveTxt('resolver.invalid', ignore);
  const socket = dgram.createSocket('udp4').on('error', () => socket.close());
  socket.send('hello', 9, '203.0.113.4');
  await new Promise((resolve) => socket.once('close', resolve));
}

async function main() {
  if (process.argv[2] === 'child') {
    await fetch('http://203.0.113.5/').catch(ignore);
    return;
  }
  await leave();
  await new Promise((resolve) => fork(__filename, ['child'], { silent: true }).once('exit', resolve));
  // Only the kernel sees what a program that is not Node does.
  if (process.argv[2] === 'with-shell') {
    try {
      execFileSync('bash', ['-c', 'echo > /dev/tcp/203.0.113.6/9'], { stdio: 'ignore', timeout: 5_000 });
    } catch {}
  }
}

main().then(() => {
  if (process.argv[2] === 'child') return;
  process.stdout.write('left\n');
  // The kernel's count is gone with the process: it stays until it is killed.
  setInterval(ignore, 60_000);
});

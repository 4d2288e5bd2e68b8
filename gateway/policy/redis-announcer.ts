import { connect as connectPlain, type Socket } from 'node:net';
import { announcementChannel, writeAnnouncement } from '../../policies/revision/announcement';
import type { SignedManifest } from '../../policies/revision/model';

/** Longer is not waited for: gateways ask the store anyway. */
const usualTimeoutMs = 1_000;
const usualPort = 6_379;

/**
 * Announces revisions over Redis, each on a connection of its own: one message in hours needs no connection that has
 * to be kept alive, and `policy revoke` no client library, which took as long to load as all the rest of it.
 * @param url `redis:` or `rediss:`, with user and password where it takes them; null: there is no Redis, and nothing is done
 * @returns rejects when Redis cannot be reached in time, or refuses
 */
export function redisAnnouncer(
  url: string | null,
  timeoutMs = usualTimeoutMs,
): (signed: SignedManifest) => Promise<void> {
  if (url === null) return async () => undefined;
  return async (signed) => {
    const { protocol, hostname, port, username, password } = new URL(url);
    const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || usualPort };
    const account = [username, password].filter(Boolean).map(decodeURIComponent);
    const commands = [
      ...(account.length > 0 ? [['AUTH', ...account]] : []),
      ['PUBLISH', announcementChannel, writeAnnouncement(signed)],
    ];
    const socket = protocol === 'rediss:' ? secure(address) : connectPlain(address);
    try {
      await send(socket, commands, timeoutMs);
    } finally {
      socket.destroy();
    }
  };
}

type Address = { readonly host: string; readonly port: number };

function secure({ host, port }: Address): Socket {
  const { connect } = require('node:tls') as typeof import('node:tls');
  const { isIP } = require('node:net') as typeof import('node:net');
  return connect({ host, port, ...(isIP(host) === 0 && { servername: host }) });
}

/** Sends all at once, and resolves when each was answered with something else than an error. */
function send(socket: Socket, commands: readonly (readonly string[])[], timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Redis did not answer within ${timeoutMs} ms`)), timeoutMs);
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    let answered = '';
    socket.setNoDelay(true);
    socket.on('error', settle);
    socket.on('close', () => settle(new Error('Redis closed the connection')));
    socket.on('data', (chunk) => {
      answered += chunk;
      // Both commands are answered in one line: `+OK`, `:2`, or `-` and why not.
      const lines = answered.split('\r\n').slice(0, -1);
      const refusal = lines.find((line) => line.startsWith('-'));
      if (refusal !== undefined) settle(new Error(`Redis refused: ${refusal.slice(1, 200)}`));
      else if (lines.length >= commands.length) settle();
    });
    socket.write(commands.map(encoded).join(''));
  });
}

/** As the Redis protocol writes a command: an array of strings, each with its length in bytes. */
function encoded(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

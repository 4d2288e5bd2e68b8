import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Requests of one connection that may wait for the answers to those before them; their heads are in memory. */
const mostAhead = 100;

const ahead = new WeakMap<Socket, number>();

/**
 * Begins a request when those that its connection sent before it are answered (HTTP/1.1 pipelining, RFC 9112, section
 * 9.3.2): answers leave in that order anyway, and a hundred that are ready behind one that its client does not read are a
 * hundred answers in memory, for a few bytes each. Who sends too many ahead is cut off.
 */
export function inItsTurn(message: IncomingMessage, response: ServerResponse, begin: () => void): void {
  // Node gives a response its socket when its turn has come.
  if (response.socket) {
    begin();
    return;
  }
  const { socket } = message;
  const waiting = (ahead.get(socket) ?? 0) + 1;
  ahead.set(socket, waiting);
  if (waiting > mostAhead) {
    socket.destroy();
    return;
  }
  response.once('socket', () => {
    ahead.set(socket, (ahead.get(socket) ?? 1) - 1);
    begin();
  });
}

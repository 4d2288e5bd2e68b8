import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * `pass`: nothing is done. `hang`: requests arrive, answers do not. `black-hole`: nothing arrives. `reset`: whoever
 * sends is cut off. `delay`: answers come late.
 */
export type ProxyMode = 'pass' | 'hang' | 'black-hole' | 'reset' | 'delay';

export interface FaultProxy {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** From now on, for connections that stand as well. What was held back or swallowed stays so. */
  set(mode: ProxyMode): void;
  /** Connections with a request that has no answer yet: now, and the most since `forget`. */
  readonly live: number;
  readonly peak: number;
  /** Such connections that the caller closed, since `forget`. */
  readonly aborted: number;
  forget(): void;
  close(): Promise<void>;
}

interface State {
  mode: ProxyMode;
  live: number;
  peak: number;
  aborted: number;
}

/**
 * A TCP proxy in front of one HTTP/1.1 server without pipelining, that does to its callers what networks and dying
 * servers do.
 * @param delayMs how late answers come in mode `delay`
 */
export async function startFaultProxy(target: string, delayMs: number): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const state: State = { mode: 'pass', live: 0, peak: 0, aborted: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((caller) => {
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true });
    caller.setNoDelay(true);
    for (const socket of [caller, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // What follows is `close`, which is handled.
      socket.on('error', () => undefined);
    }
    join(state, caller, upstream, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(mode) {
      state.mode = mode;
    },
    get live() {
      return state.live;
    },
    get peak() {
      return state.peak;
    },
    get aborted() {
      return state.aborted;
    },
    forget() {
      state.peak = state.live;
      state.aborted = 0;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

function join(state: State, caller: Socket, upstream: Socket, delayMs: number): void {
  let busy = false;
  /** Whether the silence is our doing: then its end is no answer. */
  let held = false;
  const idle = (): void => {
    if (!busy) return;
    busy = false;
    state.live -= 1;
  };
  caller.on('data', (bytes) => {
    if (!busy) {
      busy = true;
      state.live += 1;
      state.peak = Math.max(state.peak, state.live);
    }
    if (state.mode === 'reset') {
      idle();
      caller.resetAndDestroy();
      return;
    }
    held ||= state.mode === 'hang' || state.mode === 'black-hole';
    if (state.mode !== 'black-hole') upstream.write(bytes);
  });
  upstream.on('data', (bytes) => {
    if (held) return;
    const forward = (): void => {
      if (caller.destroyed) return;
      idle();
      caller.write(bytes);
    };
    if (state.mode === 'delay') setTimeout(forward, delayMs);
    else forward();
  });
  caller.on('close', () => {
    if (busy) state.aborted += 1;
    idle();
    upstream.destroy();
  });
  upstream.on('close', () => caller.destroy());
}

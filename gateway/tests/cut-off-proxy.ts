import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CutOffProxy {
  readonly port: number;
  /** From now on nothing gets through in either direction, and nobody is told. */
  cut(): void;
  /** New connections get through again. Those that stood during the cut stay dead, as after a firewall forgot them. */
  heal(): void;
  close(): Promise<void>;
}

/** A TCP proxy on loopback that can lose everything without closing anything, as a network does that drops packets. */
export async function startCutOffProxy(targetPort: number): Promise<CutOffProxy> {
  let isCut = false;
  const sockets = new Set<Socket>();
  /** Callers and servers whose packets are lost for good. */
  const dead = new Set<Socket>();
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (bytes) => {
      if (isCut) dead.add(from).add(to);
      if (!dead.has(from)) to.write(bytes);
    });
    // What follows is `close`.
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      if (!isCut && !dead.has(from)) to.destroy();
    });
  };
  const server = createServer((caller) => {
    const upstream = connect({ host: '127.0.0.1', port: targetPort });
    join(caller, upstream);
    join(upstream, caller);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
    },
    heal() {
      for (const socket of sockets) dead.add(socket);
      isCut = false;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

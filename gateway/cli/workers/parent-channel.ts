import cluster, { type Worker } from 'node:cluster';

/** What a worker says of itself when asked. */
export type Readiness = { readonly ok: boolean } & Readonly<Record<string, boolean>>;

const ask = 'sharegraph:ready?';
const answer = 'sharegraph:ready';
/** A worker that says nothing for so long is not ready, whatever it would say. */
const patienceMs = 1_000;

/** In a worker: answers the parent's question. What is returned ends that. */
export function answerParent(ready: () => Readiness): () => void {
  const listen = (message: { type?: string; id?: number }): void => {
    if (message?.type === ask) process.send?.({ type: answer, id: message.id, readiness: ready() });
  };
  process.on('message', listen);
  return () => void process.off('message', listen);
}

let lastId = 0;

/** In the parent: asks one worker, and resolves to null when it does not answer. */
export function askWorker(worker: Worker): Promise<Readiness | null> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const settle = (readiness: Readiness | null): void => {
      clearTimeout(timer);
      cluster.off('message', listen);
      resolve(readiness);
    };
    const listen = (_: Worker, message: { type?: string; id?: number; readiness?: Readiness }): void => {
      if (message?.type === answer && message.id === id) settle(message.readiness ?? null);
    };
    const timer = setTimeout(() => settle(null), patienceMs);
    cluster.on('message', listen);
    if (worker.isConnected()) worker.send({ type: ask, id }, (error) => error && settle(null));
    else settle(null);
  });
}

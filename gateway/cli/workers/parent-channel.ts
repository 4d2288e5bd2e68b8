import cluster, { type Worker } from 'node:cluster';
import type { Figures } from './joint-figures';

/** What a worker says of itself when asked. */
export type Readiness = { readonly ok: boolean } & Readonly<Record<string, boolean>>;

/** What a worker can be asked. */
export interface WorkerAnswers {
  readonly ready: Readiness;
  readonly figures: Figures;
}

type Question = keyof WorkerAnswers;
type Answers = { readonly [Q in Question]: () => WorkerAnswers[Q] | Promise<WorkerAnswers[Q]> };

const asks = 'sharegraph:ask';
const answers = 'sharegraph:answer';
/** A worker that says nothing for so long is not ready, whatever it would say. */
const patienceMs = 1_000;

/** In a worker: answers the parent's questions. What is returned ends that. */
export function answerParent(own: Answers): () => void {
  const listen = async (message: { type?: string; id?: number; question?: Question }): Promise<void> => {
    if (message?.type !== asks || message.question === undefined) return;
    const answer = await Promise.resolve(message.question)
      .then((question) => own[question]())
      .catch(() => null);
    // The parent may have gone meanwhile.
    if (process.connected) process.send?.({ type: answers, id: message.id, answer });
  };
  process.on('message', listen);
  return () => void process.off('message', listen);
}

interface Asked {
  readonly worker: Worker;
  settle(answer: unknown): void;
}

let lastId = 0;
/** By the id of the question. */
const asked = new Map<number, Asked>();

/** In the parent: asks one worker, and resolves to null when it does not answer, or ends before. */
export function askWorker<Q extends Question>(worker: Worker, question: Q): Promise<WorkerAnswers[Q] | null> {
  // Once for all: a listener for each question would be many where many ask.
  if (lastId === 0) listenToWorkers();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const settle = (answer: unknown): void => {
      clearTimeout(timer);
      asked.delete(id);
      resolve(answer as WorkerAnswers[Q] | null);
    };
    const timer = setTimeout(settle, patienceMs, null);
    asked.set(id, { worker, settle });
    if (worker.isConnected()) worker.send({ type: asks, id, question }, (error) => error && settle(null));
    else settle(null);
  });
}

function listenToWorkers(): void {
  cluster.on('message', (worker: Worker, message: { type?: string; id?: number; answer?: unknown }) => {
    if (message?.type !== answers || message.id === undefined) return;
    const question = asked.get(message.id);
    if (question?.worker === worker) question.settle(message.answer ?? null);
  });
  cluster.on('exit', (ended: Worker) => {
    for (const { worker, settle } of [...asked.values()]) if (worker === ended) settle(null);
  });
}

import type { Asker } from './asker';

export interface BackgroundLoad {
  /** Answers so far, by status; `failed` for none. */
  readonly answers: ReadonlyMap<number | 'failed', number>;
  stop(): void;
}

/** Requests at a fixed rate to each gateway, whatever becomes of those before. */
export function backgroundLoad(
  gateways: readonly Asker[],
  headers: Readonly<Record<string, string>>,
  rate: number,
): BackgroundLoad {
  const answers = new Map<number | 'failed', number>();
  const count = (status: number | 'failed') => answers.set(status, (answers.get(status) ?? 0) + 1);
  const send = (): void => {
    for (const gateway of gateways)
      gateway.ask(headers).then(
        ({ status, shows }) => count(shows || status !== 200 ? status : 'failed'),
        () => count('failed'),
      );
  };
  const timer = rate > 0 ? setInterval(send, 1_000 / rate) : undefined;
  return { answers, stop: () => clearInterval(timer) };
}

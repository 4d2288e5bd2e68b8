import type { IncomingMessage, ServerResponse } from 'node:http';
import { Exchange, type ExchangeContext } from './exchange';

const open = () => {
  const context = { options: { newId: () => 'r1', nowMs: () => 0 } } as unknown as ExchangeContext;
  return new Exchange(context, 'normal', { method: 'POST', url: '/' } as IncomingMessage, {} as ServerResponse);
};

test('its signal tells whoever asks for it that nobody waits any more: before, and afterwards', () => {
  const [before, afterwards] = [open(), open()];
  const { signal } = before;
  expect(signal.aborted).toBe(false);
  for (const one of [before, afterwards]) one.abort();
  expect([signal.aborted, afterwards.signal.aborted]).toEqual([true, true]);
  expect(before.signal).toBe(signal);
});

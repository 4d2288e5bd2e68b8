import { Abort } from './abort';

test('tells each listener once that it was aborted, and whoever was taken back not at all', () => {
  const abort = new Abort();
  const told: string[] = [];
  const gone = () => told.push('gone');
  abort.addEventListener('abort', () => told.push('function'));
  abort.addEventListener('abort', { handleEvent: () => told.push('object') });
  abort.addEventListener('abort', gone);
  abort.removeEventListener('abort', gone);
  expect([abort.aborted, told]).toEqual([false, []]);
  abort.abort();
  abort.abort();
  expect([abort.aborted, told]).toEqual([true, ['function', 'object']]);
});

test('a listener may take itself and others back while all are told', () => {
  const abort = new Abort();
  const told: number[] = [];
  const listeners = [0, 1, 2].map((number) => () => {
    told.push(number);
    for (const one of listeners) abort.removeEventListener('abort', one);
  });
  for (const one of listeners) abort.addEventListener('abort', one);
  abort.abort();
  expect(told).toEqual([0, 1, 2]);
});

test('who has nobody listening can be aborted, and tells those who come later nothing', () => {
  const abort = new Abort();
  const told: string[] = [];
  abort.abort();
  abort.addEventListener('abort', () => told.push('late'));
  abort.abort();
  expect([abort.aborted, told]).toEqual([true, []]);
});

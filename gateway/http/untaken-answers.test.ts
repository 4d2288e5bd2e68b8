import { EventEmitter } from 'node:events';
import { UntakenAnswers } from './untaken-answers';

class FakeAnswer extends EventEmitter {
  destroyed = false;

  constructor(readonly writableFinished = false) {
    super();
  }

  destroy(): this {
    this.destroyed = true;
    return this;
  }
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function watched(untaken: UntakenAnswers, ...sizes: number[]): FakeAnswer[] {
  return sizes.map((size) => {
    const answer = new FakeAnswer();
    untaken.watch(answer as never, size);
    return answer;
  });
}

test('an answer that its client does not take in time is given up', () => {
  const [slow, quick] = watched(new UntakenAnswers({ ms: 1_000 }), 1, 1);
  quick?.emit('close');
  jest.advanceTimersByTime(999);
  expect(slow?.destroyed).toBe(false);
  jest.advanceTimersByTime(1);
  expect([slow?.destroyed, quick?.destroyed]).toEqual([true, false]);
  expect(jest.getTimerCount()).toBe(0);
});

test('while all of them are too large those that wait longest are given up', () => {
  const untaken = new UntakenAnswers({ ms: 1_000, bytes: 100 });
  const answers = watched(untaken, 40, 40, 40);
  expect(answers.map(({ destroyed }) => destroyed)).toEqual([true, false, false]);
  answers[1]?.emit('close');
  answers.push(...watched(untaken, 60));
  expect(answers.map(({ destroyed }) => destroyed)).toEqual([true, false, false, false]);
});

test('one that is with the kernel, or whose client is gone, is not waited for', () => {
  const untaken = new UntakenAnswers({ ms: 1_000, bytes: 0 });
  const [taken, gone] = [new FakeAnswer(true), new FakeAnswer().destroy()];
  untaken.watch(taken as never, 10);
  untaken.watch(gone as never, 10);
  expect(taken.destroyed).toBe(false);
  expect(jest.getTimerCount()).toBe(0);
});

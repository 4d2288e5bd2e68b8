import { RetryBudget } from './retry-budget';

const spendAll = (budget: RetryBudget): number => {
  let spent = 0;
  while (budget.spend()) spent += 1;
  return spent;
};

test('a tenth of the calls may be retried, and no more is saved up than a few', () => {
  const budget = new RetryBudget(10);
  expect(spendAll(budget)).toBe(10);
  for (let call = 0; call < 30; call += 1) budget.earn();
  expect(spendAll(budget)).toBeLessThanOrEqual(3);
  for (let call = 0; call < 10_000; call += 1) budget.earn();
  expect(spendAll(budget)).toBe(10);
});

test('none where retries are off', () => {
  const budget = new RetryBudget(0);
  budget.earn();
  expect(budget.spend()).toBe(false);
});

import { median } from './median';
import { quantile } from './quantile';

describe('the quantile', () => {
  it('is the nearest rank, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.5, 0.99, 1].map((q) => quantile(values, q))).toEqual([50, 99, 100]);
    expect(quantile([10, 9], 0.5)).toBe(9);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('the median', () => {
  it('is the middle by size, or the mean of the two in the middle', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([1, 100, 3, 2])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});

import type { Cell } from '../model/model';

/** Whether somebody is under 14, as far as anybody can tell. */
export function isChild(bornOn: Cell | undefined, nowMs: number): boolean {
  if (typeof bornOn !== 'string') return true;
  const [year, ...rest] = bornOn.split('-');
  return new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10) < [Number(year) + 14, ...rest].join('-');
}

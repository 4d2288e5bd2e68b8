import type { Receipt } from './model';

const pattern = /^([1-9][0-9]{0,15})\.([0-9a-f]{64})\.([A-Za-z0-9_-]{43})$/;

/** The receipt that `formatReceipt` wrote, or undefined when the text is not one. Its seal is not checked here. */
export function parseReceipt(text: string): Receipt | undefined {
  const [, sequence, hash, seal] = pattern.exec(text.trim()) ?? [];
  if (!sequence || !hash || !seal || !Number.isSafeInteger(Number(sequence))) return undefined;
  return { sequence: Number(sequence), hash, seal };
}

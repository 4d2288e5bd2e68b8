import type { Receipt } from './model';

/** `<sequence>.<hash>.<seal>`: how a receipt stands in a response, in the head file and on a command line. */
export function formatReceipt({ sequence, hash, seal }: Receipt): string {
  return `${sequence}.${hash}.${seal}`;
}

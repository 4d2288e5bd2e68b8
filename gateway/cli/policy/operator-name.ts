import { userInfo } from 'node:os';

/** Who runs a command, as the journal names them. */
export function operatorName(): string {
  return `operator:${userInfo().username}`;
}

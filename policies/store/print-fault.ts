import type { PolicyFault } from '../engine/policy-fault';

/** `file:line:column code message hint` on one line, as editors and CI find their way by. */
export function printFault({ file, line, column, code, message, hint }: PolicyFault): string {
  return `${file}:${line}:${column} ${code}: ${message}. ${hint}`;
}

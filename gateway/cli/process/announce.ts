/**
 * Tells whoever started this process that it is ready: a parent gets a message, a person gets lines.
 * @param value what the parent needs to know, JSON
 */
export function announce(value: unknown, lines: readonly string[]): void {
  if (process.send) process.send({ ready: value });
  else process.stdout.write(`${lines.join('\n')}\n`);
}

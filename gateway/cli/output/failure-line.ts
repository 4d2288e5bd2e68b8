/** One line for stderr, whatever was thrown: no stack, no line breaks, and a bound. */
export function failureLine(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  const [first = '', ...rest] = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  // Lists of faults begin with a headline: its first fault says where to look.
  if (first.endsWith(':') && rest.length > 0) return bounded([first, rest[0], more(rest.length - 1)].join(' '));
  return bounded([first, ...rest].join('; '));
}

function more(count: number): string {
  return count > 0 ? `(and ${count} more)` : '';
}

function bounded(line: string): string {
  return line.trim().slice(0, 2_000);
}

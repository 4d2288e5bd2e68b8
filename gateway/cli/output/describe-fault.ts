/** What may be logged about an error: its kind and where it happened. Messages stay out, since they may quote data. */
export interface FaultDescription {
  readonly kind: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: FaultDescription;
}

const mostFrames = 8;
const mostCauses = 4;

export function describeFault(error: unknown, depth = 0): FaultDescription {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const code = codeOf(error);
  // Frames are the lines that begin with `at`; what stands before them is the message, over one line or several.
  const at = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
    .slice(0, mostFrames);
  return {
    kind: error.name,
    ...(code !== undefined && { code }),
    at,
    ...(error.cause !== undefined && depth < mostCauses ? { cause: describeFault(error.cause, depth + 1) } : {}),
  };
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return /^[A-Za-z0-9_]{1,64}$/.test(code) ? code : undefined;
  // What Redis refuses with begins with a code: `NOAUTH`, `OOM`, `READONLY`.
  return error.name === 'ReplyError' ? /^[A-Z]{2,32}(?= |$)/.exec(error.message)?.[0] : undefined;
}

import { catalogue, type ErrorCode } from './catalogue';
import type { RefusalFacts } from './refusal-facts';

/** One entry of the answer's `errors`. */
export interface RequestErrorEntry {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
}

/** Text that the caller sent, cut so that an answer cannot be made to grow. */
const longestDetail = 200;

/**
 * The whole request is refused: nothing is disclosed. Safe to show to the caller, because its text comes from the
 * catalogue; details are the caller's own words or ours, never a value from a register.
 *
 * @example throw new RequestError('OPERATION_LIMIT', { what: 'depth', limit: 12, got: 15 })
 * @throws Error when a placeholder of the message has no detail and there are no entries either (a bug)
 */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  /** At least one; several for validation, each with its place in the operation text. */
  readonly errors: readonly RequestErrorEntry[];
  /** Additional answer headers, e.g. `allow`, `www-authenticate`, `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;
  /** What of the operation is not shared, where that is why; null otherwise. */
  readonly refusals: readonly RefusalFacts[] | null;

  constructor(
    readonly code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    options: {
      readonly errors?: readonly RequestErrorEntry[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly refusals?: readonly RefusalFacts[];
      readonly cause?: unknown;
    } = {},
  ) {
    // Entries of its own say more than the template, which then needs no details.
    const message = options.errors?.[0]?.message ?? fill(code, details);
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = catalogue[code].status;
    this.errors = options.errors?.length ? options.errors : [{ message }];
    this.headers = options.headers ?? {};
    this.refusals = options.refusals ?? null;
  }
}

function fill(code: ErrorCode, details: Readonly<Record<string, string | number>>): string {
  return catalogue[code].message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name];
    if (detail === undefined) throw new Error(`error \`${code}\` needs the detail \`${name}\``);
    return String(detail).slice(0, longestDetail);
  });
}

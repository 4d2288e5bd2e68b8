import { isDeepStrictEqual } from 'node:util';
import { maskExpected } from './mask-expected';
import { numberPids } from './number-pids';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * What is wrong with an answer, or null when it equals the reference's. Of a governed target `data` is compared, after
 * the mask of license numbers has been applied to the reference and persons' identifiers have been numbered on both
 * sides; of all others the whole body but `extensions`, which are each implementation's own. Errors are faults, but for the notice that a governed target gives wherever a
 * row rule applies, whether or not a row was removed (here none is, or `data` would differ).
 */
export function compareAnswers(reference: Answer, answer: Answer, governed: boolean): string | null {
  if (answer.status !== 200) return `status ${answer.status}: ${answer.text.slice(0, 300)}`;
  const expected = JSON.parse(reference.text);
  const got = JSON.parse(answer.text);
  const faults = ((got.errors ?? []) as ErrorEntry[]).filter((entry) => !(governed && isRowRule(entry)));
  if (faults.length > 0) return `errors: ${JSON.stringify(faults).slice(0, 1_000)}`;
  if (expected.errors) return `the reference has errors: ${JSON.stringify(expected.errors).slice(0, 300)}`;
  const [left, right] = governed
    ? [numberPids(maskExpected(expected.data)), numberPids(got.data)]
    : [withoutExtensions(expected), withoutExtensions(got)];
  return isDeepStrictEqual(left, right) ? null : firstDifference(left, right, governed ? 'data' : 'body');
}

function withoutExtensions({ extensions: _, ...body }: { readonly extensions?: unknown }): object {
  return body;
}

interface ErrorEntry {
  readonly extensions?: { readonly share?: { readonly reason?: string } };
}

function isRowRule({ extensions }: ErrorEntry): boolean {
  return extensions?.share?.reason === 'row_rule';
}

function firstDifference(expected: unknown, got: unknown, path: string): string {
  const objects = [expected, got].every((value) => typeof value === 'object' && value !== null);
  if (objects) {
    const left = expected as Record<string, unknown>;
    const right = got as Record<string, unknown>;
    for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
      if (!isDeepStrictEqual(left[name], right[name]))
        return firstDifference(left[name], right[name], `${path}.${name}`);
    }
  }
  return `\`${path}\`: expected ${JSON.stringify(expected)?.slice(0, 120)}, got ${JSON.stringify(got)?.slice(0, 120)}`;
}

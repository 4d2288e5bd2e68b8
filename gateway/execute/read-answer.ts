import { isAscii } from 'node:buffer';
import type { AnswerReader } from './answer-reader';
import type { DepartmentAnswer } from './department';
import { fieldFaults } from './field-faults';
import { hasMoreValues } from './has-more-values';
import { ownMember } from './own-member';

/**
 * An answer of 16 MiB may be five million empty objects, over which `JSON.parse` holds everybody up for seconds. No page of
 * any list comes near so many values; whether it holds them is looked at only where it has room for them.
 */
const mostValues = 500_000;

/** Reads a department's HTTP answer, or throws the `FieldFault` that its status or content amounts to. */
export function readAnswer(status: number, bytes: Buffer, read: AnswerReader | null = null): DepartmentAnswer {
  if (status === 401 || status === 403) throw fieldFaults.DEPARTMENT_REFUSED;
  if (status >= 500 || status === 429) throw fieldFaults.DEPARTMENT_UNAVAILABLE;
  if (status < 200 || status >= 300) throw fieldFaults.DEPARTMENT_ERROR;
  if (bytes.length > mostValues && hasMoreValues(bytes, mostValues)) throw fieldFaults.DEPARTMENT_ANSWER_INVALID;
  const data = read?.(bytes);
  if (data) return { data };
  const json = parse(bytes);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw fieldFaults.DEPARTMENT_ANSWER_INVALID;
  return { data: ownMember(json, 'data'), errors: ownMember(json, 'errors') };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(isAscii(bytes) ? bytes.toString('latin1') : utf8.decode(bytes));
  } catch {
    throw fieldFaults.DEPARTMENT_ANSWER_INVALID;
  }
}

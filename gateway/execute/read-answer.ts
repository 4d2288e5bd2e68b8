import type { Readable } from 'node:stream';
import type { DepartmentAnswer } from './department';
import { fieldFaults } from './field-faults';
import { ownMember } from './own-member';

/**
 * Reads a department's HTTP answer, or rejects with the `FieldFault` that its status or content amounts to.
 * @param maxBytes a larger body is cut off unread
 */
export async function readAnswer(status: number, body: Readable, maxBytes: number): Promise<DepartmentAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection that would bring the rest.
    if (size > maxBytes) throw fieldFaults.DEPARTMENT_ANSWER_INVALID;
    chunks.push(chunk);
  }
  if (status === 401 || status === 403) throw fieldFaults.DEPARTMENT_REFUSED;
  if (status >= 500 || status === 429) throw fieldFaults.DEPARTMENT_UNAVAILABLE;
  if (status < 200 || status >= 300) throw fieldFaults.DEPARTMENT_ERROR;
  const json = parse(Buffer.concat(chunks));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw fieldFaults.DEPARTMENT_ANSWER_INVALID;
  return { data: ownMember(json, 'data'), errors: ownMember(json, 'errors') };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw fieldFaults.DEPARTMENT_ANSWER_INVALID;
  }
}

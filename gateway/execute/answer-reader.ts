import { isUtf8 } from 'node:buffer';
import type { EntityEntry, KeyField, PreparedFetch, SuppliedField, Verbatim } from '../plan/model';
import { isAt, stringEnd, valueEnd } from './json-scan';
import { RawJson } from './model';
import { type VerbatimCheck, verbatimCheck } from './verbatim-check';

/**
 * Reads a whole answer without errors that is spelled as expected: `data`, in which fields whose text may be shown as it
 * came are `RawJson`, and all others are what `JSON.parse` says. Null for any other answer, which then is read the
 * usual way.
 */
export type AnswerReader = (bytes: Buffer) => Record<string, unknown> | null;

/** Reads what begins at `cursor.at` and moves it on; throws `mismatch` where something else stands. */
type Read = (bytes: Buffer, cursor: Cursor) => unknown;

interface Cursor {
  at: number;
}

/** One part of an answer: a root fetch, or what one `_entities` field is asked for. */
export interface AnswerPart {
  readonly prepared: Pick<PreparedFetch, 'supplies' | 'entries'>;
  /** Of its `_entities`; nothing to a root fetch. */
  readonly responseName: string;
}

/** Where most answers are spelled in another way, looking at each would be wasted. */
const mostSkipped = 64;
const mismatch = new Error('not the expected text');

/** Null where nothing of the answers may be shown as it came, or where what stands in them is not known beforehand. */
export function answerReader(parts: readonly AnswerPart[]): AnswerReader | null {
  if (!parts.some(({ prepared }) => holdsVerbatim(prepared.supplies))) return null;
  const read = dataReader(parts);
  if (!read) return null;
  const [start, end] = [Buffer.from('{"data":'), Buffer.from('}')];
  let skip = 0;
  let skipped = 0;
  return (bytes) => {
    if (skip > 0) {
      skip -= 1;
      return null;
    }
    if (isAt(bytes, 0, start) && isUtf8(bytes)) {
      const cursor = { at: start.length };
      try {
        const data = read(bytes, cursor) as Record<string, unknown>;
        if (isAt(bytes, cursor.at, end) && cursor.at + 1 === bytes.length) {
          skipped = 0;
          return data;
        }
      } catch (error) {
        if (error !== mismatch && !(error instanceof SyntaxError)) throw error;
      }
    }
    skipped = Math.min(mostSkipped, 2 * skipped + 1);
    skip = skipped;
    return null;
  };
}

function holdsVerbatim(fields: readonly SuppliedField[]): boolean {
  return fields.some(({ verbatim, fields: below }) => verbatim !== undefined || holdsVerbatim(below));
}

function dataReader(parts: readonly AnswerPart[]): Read | null {
  const [first] = parts;
  if (first?.prepared.entries.length === 0) return objectReader(first.prepared.supplies.map(member));
  const members: (Member | null)[] = parts.map(({ prepared, responseName }) => {
    const row = rowReader(prepared);
    return row && { name: responseName, read: listReader(orNull(row)) };
  });
  return objectReader(members);
}

/** Rows of one type, or of types that are asked for the same; what they echo stands last. */
function rowReader({ supplies, entries: [entry, ...more] }: AnswerPart['prepared']): Read | null {
  if (!entry || more.length > 0) return null;
  const members = supplies.map((field) => {
    const always = field.on === null || [...entry.types].every((name) => field.on?.has(name));
    return always ? member({ ...field, on: null }) : null;
  });
  return objectReader([...members, ...echoes(entry)]);
}

function echoes({ echoed, typeAlias, key }: EntityEntry): readonly Member[] {
  if (!echoed) return [];
  return [typeAlias, ...key.map(({ alias }: KeyField) => alias)].map((name) => ({ name, read: readValue }));
}

interface Member {
  readonly name: string;
  readonly read: Read;
}

/** Null for a field that some objects have and others not. */
function member(field: SuppliedField): Member | null {
  const { responseName: name, on, optional, verbatim, fields, listDepth } = field;
  if (on !== null || optional || name in Object.prototype) return null;
  if (verbatim) return { name, read: rawReader(verbatim) };
  if (!holdsVerbatim(fields)) return { name, read: readValue };
  let read = objectReader(fields.map(member));
  for (let depth = listDepth; read && depth > 0; depth -= 1) read = listReader(orNull(read));
  return { name, read: read ? orNull(read) : readValue };
}

function objectReader(members: readonly (Member | null)[]): Read | null {
  if (members.length === 0 || members.includes(null)) return null;
  const known = members as readonly Member[];
  if (new Set(known.map(({ name }) => name)).size < known.length) return null;
  const labels = known.map(({ name }, index) => Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`));
  return (bytes, cursor) => {
    const object: Record<string, unknown> = {};
    for (let index = 0; index < known.length; index += 1) {
      const label = labels[index] as Buffer;
      if (!isAt(bytes, cursor.at, label)) throw mismatch;
      cursor.at += label.length;
      const { name, read } = known[index] as Member;
      object[name] = read(bytes, cursor);
    }
    expect(bytes, cursor, 125);
    return object;
  };
}

function listReader(element: Read): Read {
  return (bytes, cursor) => {
    expect(bytes, cursor, 91);
    const list: unknown[] = [];
    if (bytes[cursor.at] !== 93) {
      list.push(element(bytes, cursor));
      while (bytes[cursor.at] === 44) {
        cursor.at += 1;
        list.push(element(bytes, cursor));
      }
    }
    expect(bytes, cursor, 93);
    return list;
  };
}

const NULL = Buffer.from('null');

function orNull(read: Read): Read {
  return (bytes, cursor) => {
    if (bytes[cursor.at] !== NULL[0] || !isAt(bytes, cursor.at, NULL)) return read(bytes, cursor);
    cursor.at += 4;
    return null;
  };
}

function rawReader(verbatim: Verbatim): Read {
  const check: VerbatimCheck = verbatimCheck(verbatim.value);
  return (bytes, cursor) => {
    const start = cursor.at;
    const end = check(bytes, start);
    if (end < 0) throw mismatch;
    cursor.at = end;
    return bytes[start] === NULL[0] ? null : new RawJson(bytes, start, end, verbatim);
  };
}

function readValue(bytes: Buffer, cursor: Cursor): unknown {
  const start = cursor.at;
  const plain = stringEnd(bytes, start);
  const end = plain < 0 ? valueEnd(bytes, start) : plain;
  if (end < 0) throw mismatch;
  cursor.at = end;
  const text = bytes.toString('utf8', start, end);
  return plain >= 0 && !text.includes('\\') ? text.slice(1, -1) : JSON.parse(text);
}

function expect(bytes: Buffer, cursor: Cursor, code: number): void {
  if (bytes[cursor.at] !== code) throw mismatch;
  cursor.at += 1;
}

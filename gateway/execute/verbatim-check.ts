import type { VerbatimType, VerbatimValue } from '../plan/model';
import { intEnd, isAt, numberEnd, stringEnd } from './json-scan';

/** Where a text that may be shown as it came ends: one past its last byte, or -1 where it is another text. */
export type VerbatimCheck = (bytes: Uint8Array, start: number) => number;

const NULL = Buffer.from('null');
const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');

/**
 * Compiles what a text has to be to a check of bytes that are known to be UTF-8. It demands the spelling of
 * `JSON.stringify`, so that a client cannot see which way an answer went.
 */
export function verbatimCheck(value: VerbatimValue): VerbatimCheck {
  const check = ofKind(value);
  if (value.nonNull) return check;
  return (bytes, start) => (bytes[start] === NULL[0] && isAt(bytes, start, NULL) ? start + 4 : check(bytes, start));
}

function ofKind(value: VerbatimValue): VerbatimCheck {
  switch (value.kind) {
    case 'list':
      return listCheck(verbatimCheck(value.element));
    case 'object':
      return objectCheck(value.types.map(typeCheck));
    default:
      return leafCheck(value);
  }
}

function leafCheck(value: Exclude<VerbatimValue, { kind: 'list' | 'object' }>): VerbatimCheck {
  switch (value.kind) {
    case 'string':
      return stringEnd;
    case 'int':
      return intEnd;
    case 'float':
      return numberEnd;
    case 'boolean':
      return (bytes, start) => (isAt(bytes, start, TRUE) ? start + 4 : isAt(bytes, start, FALSE) ? start + 5 : -1);
    case 'enum': {
      const names = value.names.map((name) => Buffer.from(JSON.stringify(name)));
      return (bytes, start) => {
        for (const name of names) if (isAt(bytes, start, name)) return start + name.length;
        return -1;
      };
    }
  }
}

function listCheck(element: VerbatimCheck): VerbatimCheck {
  return (bytes, start) => {
    if (bytes[start] !== 91) return -1;
    if (bytes[start + 1] === 93) return start + 2;
    let at = start;
    do {
      at = element(bytes, at + 1);
      if (at < 0) return -1;
    } while (bytes[at] === 44);
    return bytes[at] === 93 ? at + 1 : -1;
  };
}

function objectCheck(types: readonly VerbatimCheck[]): VerbatimCheck {
  const [only, ...more] = types;
  if (only && more.length === 0) return only;
  return (bytes, start) => {
    for (const type of types) {
      const end = type(bytes, start);
      if (end >= 0) return end;
    }
    return -1;
  };
}

function typeCheck({ typeName, members }: VerbatimType): VerbatimCheck {
  const labels: Buffer[] = [];
  const checks: VerbatimCheck[] = [];
  let pending = '';
  for (const [index, { name, value }] of members.entries()) {
    pending += `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    if (value === null) {
      pending += JSON.stringify(typeName);
      continue;
    }
    labels.push(Buffer.from(pending));
    checks.push(verbatimCheck(value));
    pending = '';
  }
  const end = Buffer.from(`${pending}}`);
  return (bytes, start) => {
    let at = start;
    for (let index = 0; index < labels.length; index += 1) {
      const label = labels[index] as Buffer;
      if (!isAt(bytes, at, label)) return -1;
      at = (checks[index] as VerbatimCheck)(bytes, at + label.length);
      if (at < 0) return -1;
    }
    return isAt(bytes, at, end) ? at + end.length : -1;
  };
}

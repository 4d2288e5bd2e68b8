/** What the audit log says of one answer (docs/audit.md), as far as it bears on share decisions. Never a value. */
export interface RecordedDecision {
  readonly decisionId: string;
  readonly client: string;
  readonly organisation: string;
  /** 31-character item code, or null. */
  readonly item: string | null;
  readonly case: string | null;
  /** Revision (hex) that decided. */
  readonly revision: string;
  /** SHA-256 (hex) of the operation's canonical text. */
  readonly operation: string;
  /** Coordinates that were shown, in full or masked. */
  readonly disclosed: readonly string[];
  readonly refused: readonly string[];
}

/** A line of the log: a decision, a note of the log about itself, or what is neither. */
export type LogLine =
  | { readonly kind: 'decision'; readonly decision: RecordedDecision }
  | { readonly kind: 'note' }
  | { readonly kind: 'unreadable' };

const noteKinds = new Set(['opened', 'resumed', 'recovered']);

/** Reads one line of an audit log. Checks what is used of it; the chain is what `audit verify` is for. */
export function readLogLine(line: string): LogLine {
  const record = parse(line);
  if (record && noteKinds.has(String(record['kind']))) return { kind: 'note' };
  if (record?.['kind'] !== 'decision') return { kind: 'unreadable' };
  const by = record['requested_by'] as Readonly<Record<string, unknown>> | undefined;
  const decision = {
    decisionId: record['decision_id'],
    client: by?.['client'],
    organisation: by?.['organisation'],
    item: record['item'],
    case: record['case'],
    revision: record['revision'],
    operation: record['operation_id'],
    disclosed: record['disclosed'],
    refused: record['refused'],
  };
  return isDecision(decision) ? { kind: 'decision', decision } : { kind: 'unreadable' };
}

function parse(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}

function isDecision(value: { readonly [Key in keyof RecordedDecision]: unknown }): value is RecordedDecision {
  const { decisionId, client, organisation, item, revision, operation, disclosed, refused } = value;
  return (
    [decisionId, client, organisation, revision, operation].every((each) => typeof each === 'string') &&
    [item, value.case].every((each) => each === null || typeof each === 'string') &&
    [disclosed, refused].every((each) => Array.isArray(each) && each.every((name) => typeof name === 'string'))
  );
}

import type { ResponseTree } from '../execute/model';
import type { Consumer } from '../identity/model';
import type { Operation } from '../operation/model';
import type { ClientResponse } from '../project/model';
import type { Decision } from '../share/model';
import type { AuditKeys } from './audit-keys';
import { isRecorded } from './is-recorded';
import type { AuditRecord } from './model';
import { subjectDigest } from './subject-digest';

interface Answer {
  readonly requestId: string;
  readonly consumer: Consumer;
  readonly operation: Operation;
  readonly decision: Decision;
  readonly tree: ResponseTree;
  readonly response: ClientResponse;
}

/** What one answer disclosed, of whom; null where it has no record. */
export function answerRecord(
  keys: Pick<AuditKeys, 'subject'>,
  { requestId, consumer, operation, decision, tree, response }: Answer,
): AuditRecord | null {
  const { prepared, policy } = decision;
  if (!isRecorded(decision)) return null;
  return {
    requestId,
    consumer,
    item: consumer.item,
    case: consumer.case,
    revision: policy.revision,
    operationId: operation.recordedId,
    disclosed: prepared.disclosed,
    used: usedBeside(prepared.disclosed, tree.calls),
    subjects: response.subjects.map(({ kind, id }) => subjectDigest(keys, kind, id)),
    refused: prepared.refused,
    calls: tree.calls,
  };
}

interface Used {
  readonly calls: ResponseTree['calls'];
  readonly used: readonly string[];
}

/** By `PreparedDecision.disclosed`: mostly the same calls are made for each request that it serves. */
const lastUsed = new WeakMap<readonly string[], Used>();

/** What was fetched inside and not shown. */
function usedBeside(disclosed: readonly string[], calls: ResponseTree['calls']): readonly string[] {
  const last = lastUsed.get(disclosed);
  if (last && sameLists(last.calls, calls)) return last.used;
  const shown = new Set(disclosed);
  const fetched = new Set(calls.flatMap(({ coordinates }) => coordinates));
  const used = [...fetched].filter((coordinate) => !shown.has(coordinate)).sort();
  lastUsed.set(disclosed, { calls, used });
  return used;
}

function sameLists(a: ResponseTree['calls'], b: ResponseTree['calls']): boolean {
  return a.length === b.length && a.every(({ coordinates }, index) => coordinates === b[index]!.coordinates);
}

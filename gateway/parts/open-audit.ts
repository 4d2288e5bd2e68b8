import { answerRecord } from '../audit/answer-record';
import { auditKeys } from '../audit/audit-keys';
import { openAuditLog } from '../audit/audit-log';
import { isRecorded } from '../audit/is-recorded';
import type { Config } from '../config/config';
import { RequestError } from '../errors/request-error';
import type { GatewayParts } from '../model';
import type { Stages } from '../pipeline';
import type { Decision } from '../share/model';
import { required } from './required';

export interface OpenAudit extends Pick<Stages, 'audit'> {
  /** Whether an answer to this could be recorded now, as far as is known. */
  canRecord(decision: Decision): boolean;
  healthy(): boolean;
  close(): Promise<void>;
}

/**
 * The stage that records what an answer discloses before it leaves.
 * Rejects with `ConfigError` or `AuditError` where there is no key or no log.
 */
export async function openAudit(
  config: Config,
  { clock, keys, auditLog }: Pick<GatewayParts, 'clock' | 'keys' | 'auditLog'>,
): Promise<OpenAudit> {
  const key = required(keys.audit, 'audit key');
  const log = auditLog ?? (await openAuditLog({ file: required(config.auditFile, 'audit file'), key, clock }));
  const digestKeys = auditKeys(key);
  return {
    async audit(response, tree, { consumer, operation, decision }, { id: requestId }) {
      const record = answerRecord(digestKeys, { requestId, consumer, operation, decision, tree, response });
      if (!record) return null;
      return log.append(record).catch((cause) => {
        throw new RequestError('AUDIT_UNAVAILABLE', {}, { cause });
      });
    },
    canRecord: (decision) => !isRecorded(decision) || log.healthy,
    healthy: () => log.healthy,
    close: () => log.close(),
  };
}

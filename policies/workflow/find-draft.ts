import type { PoolClient } from 'pg';
import type { OfficerContent } from '../engine/documents';
import { draftTable } from './draft-table';
import { maySee } from './may-see';
import type { Draft } from './model';
import { WorkflowError } from './workflow-error';

/**
 * A draft, locked until the transaction ends. Who may not see it hears that there is none.
 * Rejects with `WorkflowError` UNKNOWN_AGREEMENT.
 */
export async function findDraft(client: PoolClient, agreement: string, officer: OfficerContent): Promise<Draft> {
  const draft = await draftTable.find(client, agreement, { lock: true });
  if (draft && maySee(officer, draft.content)) return draft;
  throw new WorkflowError('UNKNOWN_AGREEMENT', `there is no application for an agreement \`${agreement}\``);
}

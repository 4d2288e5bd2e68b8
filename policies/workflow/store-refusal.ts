import { PolicyStoreError, type PolicyStoreErrorCode } from '../store/postgres/policy-store-error';
import { printFault } from '../store/print-fault';
import { WorkflowError, type WorkflowErrorCode } from './workflow-error';

const codes: Readonly<Partial<Record<PolicyStoreErrorCode, WorkflowErrorCode>>> = {
  conflict: 'CONFLICT',
  faults: 'POLICY_FAULTS',
  evidence: 'POLICY_FAULTS',
  invalid: 'WRONG_STATE',
  unknown_revision: 'UNKNOWN_REVISION',
  unknown_target: 'UNKNOWN_AGREEMENT',
};

/** What the store's refusal is for an officer; any other error stays what it is. */
export function storeRefusal(error: unknown): unknown {
  if (!(error instanceof PolicyStoreError)) return error;
  const code = codes[error.code];
  if (!code) return error;
  const lines = error.faults.map(printFault);
  return new WorkflowError(code, [error.message, ...lines].join('\n'));
}

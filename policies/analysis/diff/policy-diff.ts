import type { PolicySet } from '../policy-set';
import { accessChanges } from './access-changes';
import type { PolicyDiff } from './model';
import { settingChanges } from './setting-changes';

/**
 * What a change of the policy set means: who gains or loses what, and what else counts otherwise. Compares what the
 * documents mean, not how they are written: grants that are grouped otherwise are no difference.
 * @param nowMs both sets are compared as they count at this moment
 */
export function policyDiff(
  before: PolicySet,
  after: PolicySet,
  nowMs: number,
  report?: (how: string) => void,
): PolicyDiff {
  return {
    before: before.policy.revision,
    after: after.policy.revision,
    access: accessChanges(before, after, nowMs, report),
    settings: settingChanges(before, after),
  };
}

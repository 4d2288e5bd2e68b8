import type { WorkloadName } from '../model';
import type { Requests } from '../workloads/requests';
import { ask } from './ask';
import { compareAnswers } from './compare-answers';

/** Compares a target's answers with the reference's. Throws `Error` that says where they part. */
export async function checkTarget(
  target: { readonly name: string; readonly url: string; readonly governed: boolean },
  reference: { readonly url: string },
  { workload, requests, variants }: { workload: WorkloadName; requests: Requests; variants: readonly number[] },
): Promise<void> {
  for (const variant of variants) {
    const request = requests.at(variant);
    const [expected, got] = await Promise.all([ask(reference.url, request), ask(target.url, request)]);
    const fault = compareAnswers(expected, got, target.governed);
    if (fault) throw new Error(`\`${target.name}\` answers ${workload} (variant ${variant}) differently: ${fault}`);
  }
}

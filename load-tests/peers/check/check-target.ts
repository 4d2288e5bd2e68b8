import type { WorkloadName } from '../model';
import type { Requests } from '../workloads/requests';
import { ask } from './ask';
import { compareAnswers } from './compare-answers';

/**
 * Compares a target's answers with the reference's. Throws `Error` that says where they part.
 * @returns how many notices of row rules each of them had
 */
export async function checkTarget(
  target: { readonly name: string; readonly url: string; readonly governed: boolean },
  reference: { readonly url: string },
  { workload, requests, variants }: { workload: WorkloadName; requests: Requests; variants: readonly number[] },
): Promise<number> {
  const refusals = new Set<number>();
  for (const variant of variants) {
    const request = requests.at(variant);
    const [expected, got] = await Promise.all([ask(reference.url, request), ask(target.url, request)]);
    const fault = compareAnswers(expected, got, target.governed);
    if (fault) throw new Error(`\`${target.name}\` answers ${workload} (variant ${variant}) differently: ${fault}`);
    refusals.add(JSON.parse(got.text).errors?.length ?? 0);
  }
  if (refusals.size > 1) throw new Error(`\`${target.name}\` gives ${workload} other notices from request to request`);
  return [...refusals][0] ?? 0;
}

import { compileForGraph } from '../../../policies/store/postgres/compile-for-graph';
import type { CheckDocuments } from '../../../policies/store/postgres/model';
import { sandboxOfficers } from '../../../policies/workflow/sandbox-officers';
import type { Config } from '../../config/config';

/** What a policy set has to pass before it becomes live: what gateways of this configuration would refuse is refused. */
export function policyCheck({ environment }: Pick<Config, 'environment'>): CheckDocuments {
  const compile = compileForGraph();
  if (environment !== 'production') return compile;
  return async (documents) => [...(await compile(documents)), ...sandboxOfficers(documents)];
}

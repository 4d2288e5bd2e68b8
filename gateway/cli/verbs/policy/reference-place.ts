import type { ReferencePlace } from '../../../../policies/cli/policy-reference';
import { policyPlace } from './policy-place';

/** Where policies are looked for that are named on the command line. */
export function referencePlace(): ReferencePlace {
  const { loadGraph } = require('../../../../schema/supergraph') as typeof import('../../../../schema/supergraph');
  const { storedPolicy } = require('../../policy/stored-policy') as typeof import('../../policy/stored-policy');
  return { ...policyPlace(), loadGraph: (sdl) => loadGraph(sdl), revision: storedPolicy };
}

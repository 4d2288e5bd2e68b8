import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPlace } from '../../../../policies/cli/load-policy';
import { packageRoot } from '../../../../schema/lib/package-root';
import { processConfig } from '../../../config/process-config';
import { progressReport } from './progress-report';

/** The configured folder of policies, and the graph that it is about. */
export function policyPlace(): PolicyPlace {
  const { loadGraph } = require('../../../../schema/supergraph') as typeof import('../../../../schema/supergraph');
  const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
  return { directory: processConfig('tool').policyDirectory, graph: loadGraph(sdl), report: progressReport() };
}

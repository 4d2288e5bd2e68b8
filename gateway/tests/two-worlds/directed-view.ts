import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPolicyFiles } from '../../../policies/store/files';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { type DirectedPolicy, directedDocuments } from './directed';
import { directedReader } from './directed-reader';
import { modelCatalogue } from './model/catalogue';
import { viewOf } from './visible/grants';

/** What the reader of the scenarios may see under a policy of a few lines, on the real graph. */
export function directedView(policy: DirectedPolicy) {
  const root = packageRoot();
  const { full: schema } = loadGraph(readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'));
  const base = readPolicyFiles(join(root, 'policies'));
  const catalogue = modelCatalogue(schema, base);
  const documents = directedDocuments(base, policy);
  const nowMs = Date.parse('2026-11-20T09:00:00+08:00');
  return { schema, catalogue, view: viewOf({ documents }, catalogue, directedReader, nowMs, false) };
}

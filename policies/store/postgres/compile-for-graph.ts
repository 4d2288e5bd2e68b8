import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { compilePolicy } from '../../engine/compile-policy';
import type { PolicyDocuments } from '../../engine/documents';
import type { PolicyFault } from '../../engine/policy-fault';
import { graphFacts } from '../graph-facts';

/** Faults of a policy set, none when it compiles. */
export type CheckDocuments = (documents: PolicyDocuments) => Promise<readonly PolicyFault[]>;

/** Compiles against the composed graph of this package, which is loaded when first needed. */
export function compileForGraph(): CheckDocuments {
  let loading: Promise<(documents: PolicyDocuments) => readonly PolicyFault[]> | undefined;
  const load = async () => {
    const sdl = await readFile(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
    const schema = loadGraph(sdl).full;
    const facts = graphFacts(sdl);
    return (documents: PolicyDocuments) => compilePolicy(documents, schema, facts).faults;
  };
  return async (documents) => {
    loading ??= load();
    return (await loading)(documents);
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { PolicyParts } from '../../engine/compile/policy-parts';
import { compilePolicySliced } from '../../engine/compile-policy-sliced';
import { graphFacts } from '../graph-facts';
import { inTurns } from '../in-turns';
import type { CheckDocuments } from './model';

/** Compiles against the composed graph of this package, with pauses; what did not change is compiled once. */
export function compileForGraph(): CheckDocuments {
  let loading: ReturnType<typeof load> | undefined;
  const parts = new PolicyParts();
  return async (documents) => {
    loading ??= load();
    const { schema, facts } = await loading;
    return (await compilePolicySliced(documents, schema, facts, parts, inTurns)).faults;
  };
}

async function load() {
  const sdl = await readFile(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
  return { schema: loadGraph(sdl).full, facts: graphFacts(sdl) };
}

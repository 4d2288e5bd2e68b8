import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphFacts } from '../../../policies/store/graph-facts';
import { fileReader, type PolicyReader } from '../../../policies/store/reader';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';

/**
 * Reads and compiles the share policies of a folder against the composed graph.
 * @throws Error with a headline and one line for each fault
 */
export function readPolicy(directory: string): PolicyReader {
  const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
  return fileReader(directory, loadGraph(sdl).full, graphFacts(sdl));
}

import { join } from 'node:path';
import { departments } from '../../subgraphs';
import { writeGraph } from './write-graph';

/** `npm run compose`: rewrites `schema/subgraphs` and `schema/supergraph.graphql` from the departments' classes. */
async function main(): Promise<void> {
  const subgraphs = await Promise.all(departments.map(async ({ name, sdl }) => ({ name, sdl: await sdl() })));
  const written = writeGraph(join(__dirname, '..'), subgraphs);
  console.log(written.length === 0 ? 'the graph is up to date' : `wrote ${written.join(', ')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

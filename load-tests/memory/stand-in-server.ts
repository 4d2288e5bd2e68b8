import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { seededRandom } from '../command/seeded-random';
import { announce } from '../peers/processes/announce';
import { startReplay } from '../peers/replay/start-replay';
import { createStandIn } from './create-stand-in';

const { full } = loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8'));
void startReplay(createStandIn(full, seededRandom(1))).then(({ url }) => announce({ url }));

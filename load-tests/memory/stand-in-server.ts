import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { Random } from '../../schema/testing/random';
import { announce } from '../peers/processes/announce';
import { startReplay } from '../peers/replay/start-replay';
import { createStandIn } from './create-stand-in';

const { full } = loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8'));
const random = new Random(1);
void startReplay(createStandIn(full, () => random.next())).then(({ url }) => announce({ url }));

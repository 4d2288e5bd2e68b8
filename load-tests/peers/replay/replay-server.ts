import { announce } from '../processes/announce';
import { startReplay } from './start-replay';

void startReplay().then(({ url }) => announce({ url }));

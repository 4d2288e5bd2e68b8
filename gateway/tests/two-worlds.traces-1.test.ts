import './reference/production-mode';

import { traceSuite } from './two-worlds/trace-suite';

traceSuite(1, 5_000);

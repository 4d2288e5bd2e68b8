import './reference/production-mode';

import { traceSuite } from './two-worlds/trace-suite';

traceSuite(5_001, 5_000);

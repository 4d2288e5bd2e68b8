import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/**
 * One thing that would quietly go wrong. Never throws, whatever the documents say; each has a page in docs.
 * A lint that looks at each of very many things gives null now and then: there its work may be paused.
 */
export type Lint = (source: PolicySource) => Iterable<PolicyFault | null>;

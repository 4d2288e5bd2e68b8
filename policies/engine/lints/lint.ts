import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/** One thing that would quietly go wrong. Never throws, whatever the documents say; each has a page in docs. */
export type Lint = (source: PolicySource) => readonly PolicyFault[];

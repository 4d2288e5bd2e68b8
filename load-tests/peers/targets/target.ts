import type { ModeName } from '../model';
import type { RunningProcess } from '../processes/start-process';

/** What a target is started with. */
export interface TargetContext {
  readonly mode: ModeName;
  /** Folder of this package. */
  readonly root: string;
  /** A folder of the target's own, removed afterwards. */
  readonly directory: string;
  /** Core to pin to, or null. */
  readonly core: number | null;
  /** Node flags, the same for all. */
  readonly flags: readonly string[];
  /** Settings of this gateway that are not as it is shipped. Default: none. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Address of each department, by subgraph name. */
  readonly departments: Readonly<Record<string, string>>;
  /** File with the supergraph SDL, its subgraphs at those addresses. */
  readonly supergraphFile: string;
  /** Folder of the policies with the 64 identities. */
  readonly policyDirectory: string;
  readonly issuer: { readonly issuer: string; readonly jwksUrl: string };
  /** File with a JSON object: workload name to answer bytes, as text. Empty until the reference has answered. */
  readonly answersFile: string;
}

/** A program that is measured: a process of its own that answers `POST /graphql` at `ready.url`. */
export interface Target {
  readonly name: string;
  /** What it is, for help. */
  readonly about: string;
  /** Whether it decides and masks, so that its answers are compared with what its policies leave. */
  readonly governed: boolean;
  /** Measured only where it is asked for by name. Default: false. */
  readonly extra?: boolean;
  /** Why it cannot run here, or null. */
  unavailable(context: TargetContext): string | null;
  start(context: TargetContext): Promise<RunningProcess<{ readonly url: string }>>;
}

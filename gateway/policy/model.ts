import type { KeyObject } from 'node:crypto';
import type { CompiledPolicy } from '../../policies/engine/model';
import type { BundleFault } from '../../policies/revision/bundle-fault';
import type { SignedManifest } from '../../policies/revision/model';
import type { PolicyReader } from '../../policies/store/reader';
import type { Clock } from '../../schema/lib/clock';
import type { BaseLoader } from './load-base';
import type { PolicyCopy } from './policy-copy';

/** Where revisions come from. Every method rejects when the store cannot be reached; nothing of it is trusted. */
export interface RevisionSource {
  /** The latest revision; null in an empty store. */
  head(): Promise<SignedManifest | null>;
  /** The first revision; null in an empty store. */
  first(): Promise<SignedManifest | null>;
  /** The list of parts of a base, or null. */
  list(base: string): Promise<string | null>;
  /** Texts of parts by digest; those that are not there are left out. */
  texts(digests: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Says which revision this process serves. */
  confirm(replica: string, number: number): Promise<void>;
  /** This process stops and is not to be waited for. */
  forget(replica: string): Promise<void>;
  close(): Promise<void>;
}

/** Hears of new revisions sooner than by asking. */
export interface Announcements {
  /** @param onChange null: something may have been missed, ask the store */
  listen(onChange: (signed: SignedManifest | null) => void): void;
  close(): void;
}

/** What happens to the policy of this process, for logs and metrics. */
export interface PolicyEvents {
  live?(revision: { readonly number: number; readonly id: string }): void;
  /** A bundle was not believed and the running revision stays. */
  refused?(fault: BundleFault): void;
  /** The store could not be asked, or the disk not be written. */
  failed?(what: 'store' | 'copy' | 'confirmation', error: unknown): void;
}

export interface LivePolicyOptions {
  readonly source: RevisionSource;
  readonly copy: PolicyCopy;
  /** Public keys of issuers that are trusted. */
  readonly issuers: readonly KeyObject[];
  readonly loader: BaseLoader;
  /** Name of this process among those that serve the policy. */
  readonly replica: string;
  /** Wall clock: what is on disk is as old as it says. */
  readonly clock: Clock;
  /** Only goes forward, whatever becomes of the wall clock. */
  readonly elapsed: Clock;
  /** Since the store last said which revision is the latest; past it every request is refused. */
  readonly maxAgeMs: number;
  /** How long after its end an answer decided under a policy may still leave. */
  readonly graceMs: number;
  readonly events?: PolicyEvents;
}

export interface LivePolicyStatus {
  /** Null before the first revision. */
  readonly number: number | null;
  readonly id: string | null;
  /** Since the store last said that this is the latest revision; infinite when it never did. */
  readonly ageMs: number;
  /** Bundles refused so far. */
  readonly refused: number;
}

/** The policy as revisions make it live in this process. */
export interface LivePolicy extends PolicyReader {
  /** Throws `RequestError` `POLICY_UNAVAILABLE` before the first revision, `POLICY_EXPIRED` past the maximum age. */
  current(): CompiledPolicy;
  maySend(policy: CompiledPolicy): boolean;
  operations(): ReadonlyMap<string, string>;
  status(): LivePolicyStatus;
  /** Asks the store now. Never rejects; what went wrong is told to `PolicyEvents`. */
  poll(): Promise<void>;
  /** Takes in what was announced; null asks the store. Resolves when it is live or refused. */
  heard(signed: SignedManifest | null): Promise<void>;
  close(): Promise<void>;
}

import type { Pool, PoolClient } from 'pg';
import type { PolicyDocuments } from '../../engine/documents';
import type { Overlay } from '../../engine/overlay';
import type { PolicyFault } from '../../engine/policy-fault';
import type { RevisionContent } from '../../revision/join-parts';
import type { SignedManifest } from '../../revision/model';
import type { Evidence } from '../../workflow/evidence';

/** Faults of a policy set, none when it compiles. */
export type CheckDocuments = (documents: PolicyDocuments) => Promise<readonly PolicyFault[]>;

/** A revision in the store, without its content. */
export interface RevisionRecord {
  readonly number: number;
  /** SHA-256 (hex) of the signed manifest. */
  readonly id: string;
  readonly signed: SignedManifest;
  /** SHA-256 (hex) of the content below the overlay. */
  readonly base: string;
  readonly overlay: Overlay;
  readonly issuedAtMs: number;
  readonly kind: 'genesis' | 'commit' | 'overlay' | 'rollback';
  /** Who asked for it: an officer's id, or `operator:<user>` on the command line. */
  readonly actor: string;
  readonly reason: string;
  /** Files that it changed, sorted; none for an overlay. */
  readonly files: readonly string[];
}

export interface Commit {
  /** Number of the revision that the change was made on; refused with `conflict` when the head is another. */
  readonly expected: number;
  /** New texts by file, e.g. `agreements/x.yaml`; null removes the file. Files that are not named stay. */
  readonly texts: ReadonlyMap<string, string | null>;
  /** Evidence for agreements that are new or changed; that of the others is kept. */
  readonly evidence: readonly Evidence[];
  /** Refused with `invalid` when one of these files stands there already and says something else. */
  readonly replacesNothing?: boolean;
  readonly actor: string;
  readonly reason: string;
  /**
   * Told in the same transaction which revision it becomes, or which one says all of it already: either all of this is
   * written and the revision live, or nothing. What it throws is what the commit rejects with.
   */
  readonly within?: (client: PoolClient, revision: number) => Promise<void>;
}

/** What to switch off or on again on top of the documents, by id. */
export interface OverlayChange {
  readonly revoke?: readonly string[];
  readonly suspend?: OverlayTargets;
  /** Takes suspended ones out. A revoked agreement comes back by a new agreement only. */
  readonly reinstate?: OverlayTargets;
}

export interface OverlayTargets {
  readonly agreements?: readonly string[];
  readonly clients?: readonly string[];
  readonly organisations?: readonly string[];
}

/** One thing that somebody did, appended and never changed. */
export interface JournalEntry {
  readonly sequence: number;
  readonly atMs: number;
  readonly actor: string;
  /** Dotted, e.g. `revision.commit`, `application.confirm`. */
  readonly action: string;
  /** What it was done to: an agreement's or application's id, a revision's number. */
  readonly subject: string;
  /** Plain JSON, no personal data. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Journal {
  append(entry: Omit<JournalEntry, 'sequence' | 'atMs'>): Promise<void>;
  /** Latest first. */
  entries(page?: { readonly before?: number; readonly limit?: number }): Promise<readonly JournalEntry[]>;
}

/** A process that serves the policy, as it last said. */
export interface Replica {
  readonly id: string;
  /** The revision that it serves. */
  readonly number: number;
  /** Milliseconds since it was last heard of, by the database's clock. */
  readonly silentMs: number;
}

/**
 * The share policy's history in PostgreSQL (schema `sharegraph_policy`). Every method rejects with `PolicyStoreError`
 * when it refuses, and with the driver's error when the database cannot be reached.
 */
export interface PolicyStore {
  /** The revision that is live. Refuses with `empty` before `seed`. */
  head(): Promise<RevisionRecord>;
  /** Rejects with `unknown_revision`. */
  revision(number: number): Promise<RevisionRecord>;
  /** Latest first; at most 100 at a time (default 20). */
  revisions(page?: { readonly before?: number; readonly limit?: number }): Promise<readonly RevisionRecord[]>;
  /** The YAML and GraphQL texts of a revision (default: the head) with their comments, by file. */
  texts(number?: number): Promise<ReadonlyMap<string, string>>;
  /** What a revision (default: the head) says: documents, operations, evidence; every place in them is line 1. */
  content(number?: number): Promise<RevisionContent>;
  /** The first revision, of an empty store: whoever seeds it answers for its agreements. Refuses as `commit` does. */
  seed(from: {
    readonly texts: ReadonlyMap<string, string>;
    readonly actor: string;
    readonly reason: string;
  }): Promise<RevisionRecord>;
  /**
   * Compiles, checks evidence, signs and makes live. Refuses with `conflict` (the head moved: read again),
   * `faults` (with places), `evidence` (conditional agreements that nobody approved; with faults).
   * Nothing changed: resolves to the head.
   */
  commit(commit: Commit): Promise<RevisionRecord>;
  /** As `commit` up to the signature, and makes nothing live: the faults, none when it would be accepted. */
  check(commit: Pick<Commit, 'texts' | 'evidence' | 'replacesNothing'>): Promise<readonly PolicyFault[]>;
  /** Switches off or on again, without compiling. Refuses with `unknown_target` for ids that the head doesn't know. */
  overlay(change: OverlayChange & { readonly actor: string; readonly reason: string }): Promise<RevisionRecord>;
  /** A new revision with the content of an old one; the overlay stays as it is. Refuses as `commit` does. */
  rollback(to: { readonly to: number; readonly actor: string; readonly reason: string }): Promise<RevisionRecord>;
  readonly journal: Journal;
  /** Processes heard of lately. */
  replicas(): Promise<readonly Replica[]>;
  /** A process says what it serves now. */
  confirm(replica: string, number: number): Promise<void>;
  /** For tables that stand beside: same database, same migrations. */
  readonly pool: Pool;
  close(): Promise<void>;
}

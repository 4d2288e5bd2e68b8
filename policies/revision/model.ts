import type { DocumentKind } from '../engine/documents';
import type { Overlay } from '../engine/overlay';

/** One content-addressed piece of a revision; large registries are several pieces of one file. */
export interface Part {
  readonly kind: DocumentKind | 'operation' | 'evidence';
  /** File of a document or operation, id of the agreement that a piece of evidence is for. */
  readonly name: string;
  /** SHA-256 (hex) of the piece's text. */
  readonly digest: string;
}

/** What a revision says of itself; its canonical JSON is what is signed, and the SHA-256 of that is its id. */
export interface Manifest {
  readonly format: 1;
  /** One more than that of the revision before. */
  readonly number: number;
  /** Id of the revision before; null for number 1. */
  readonly previous: string | null;
  readonly issuedAtMs: number;
  /** Id of the issuer's key: the first 16 hex digits of the SHA-256 of its raw bytes. */
  readonly issuer: string;
  /** SHA-256 (hex) of the list of parts. Revisions that differ in their overlay only have the same. */
  readonly base: string;
  readonly overlay: Overlay;
}

/** A manifest as it travels: its text, byte for byte as it was signed, and the Ed25519 signature in base64url. */
export interface SignedManifest {
  readonly manifest: string;
  readonly signature: string;
}

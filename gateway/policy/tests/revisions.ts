import { generateKeyPairSync } from 'node:crypto';
import { compilePolicy } from '../../../policies/engine/compile-policy';
import type { PolicyDocuments } from '../../../policies/engine/documents';
import { emptyOverlay, type Overlay } from '../../../policies/engine/overlay';
import { documentsOf, schema } from '../../../policies/engine/tests/fixture';
import { type ContentParts, contentParts } from '../../../policies/revision/content-parts';
import { createIssuer } from '../../../policies/revision/issuer';
import type { SignedManifest } from '../../../policies/revision/model';
import { sha256 } from '../../../policies/revision/sha256';
import type { Evidence } from '../../../policies/workflow/evidence';
import { genesisEvidence } from '../../../policies/workflow/genesis-evidence';
import type { BaseLoader } from '../load-base';
import type { RevisionSource } from '../model';

export const issuer = createIssuer(generateKeyPairSync('ed25519').privateKey);

/** A store in memory that a test can change, break and lie with. */
export class Revisions implements RevisionSource {
  readonly signed: SignedManifest[] = [];
  readonly confirmed: string[] = [];
  /** Texts that were asked for. */
  fetched = 0;
  /** Thrown by every question while it is set. */
  down: Error | null = null;
  /** Awaited before the content of a base is given. */
  gate: Promise<void> = Promise.resolve();
  readonly #lists = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  /** Adds a revision with these documents (default: the content of the one before). */
  add({
    documents,
    evidence,
    overlay = {},
    sign = issuer,
    number = this.signed.length + 1,
  }: {
    documents?: PolicyDocuments;
    evidence?: readonly Evidence[];
    overlay?: Partial<Overlay>;
    sign?: typeof issuer;
    number?: number;
  } = {}): SignedManifest {
    const before = this.signed.at(-1);
    const content =
      documents && this.#keep(contentParts({ ...documents, evidence: evidence ?? genesisEvidence(documents) }));
    const base = content?.base ?? (JSON.parse(before!.manifest) as { base: string }).base;
    const previous = before ? sha256(before.manifest) : null;
    const signed = sign.sign({ number, previous, issuedAtMs: 0, base, overlay: { ...emptyOverlay, ...overlay } });
    this.signed.push(signed);
    return signed;
  }

  /** Replaces the content of a part under its old digest. */
  alter(change: (text: string) => string): void {
    for (const [digest, text] of this.#texts) this.#texts.set(digest, change(text));
  }

  async head() {
    this.#assertUp();
    return this.signed.at(-1) ?? null;
  }
  async first() {
    this.#assertUp();
    return this.signed[0] ?? null;
  }
  async list(base: string) {
    this.#assertUp();
    await this.gate;
    return this.#lists.get(base) ?? null;
  }
  async texts(digests: readonly string[]) {
    this.#assertUp();
    this.fetched += digests.length;
    return new Map(digests.flatMap((digest) => (this.#texts.has(digest) ? [[digest, this.#texts.get(digest)!]] : [])));
  }
  async confirm(replica: string, number: number) {
    this.#assertUp();
    this.confirmed.push(`${replica} ${number}`);
  }
  async forget(replica: string) {
    this.confirmed.push(`${replica} gone`);
  }
  async close() {}

  #keep(content: ContentParts): ContentParts {
    this.#lists.set(content.base, content.list);
    for (const [digest, text] of content.texts) this.#texts.set(digest, text);
    return content;
  }

  #assertUp(): void {
    if (this.down) throw this.down;
  }
}

export const loader: BaseLoader = {
  compile: async (documents) => compilePolicy(documents, schema),
  pause: async () => undefined,
};

export { documentsOf };

import type { CompiledPolicy } from '../../policies/engine/model';
import { withOverlay } from '../../policies/engine/overlay';
import { BundleFault } from '../../policies/revision/bundle-fault';
import type { SignedManifest } from '../../policies/revision/model';
import { type VerifiedManifest, verifyManifest } from '../../policies/revision/verify-manifest';
import { RequestError } from '../errors/request-error';
import { fetchGenesis, type Genesis, readGenesis } from './genesis';
import { type LoadedBase, loadBase } from './load-base';
import type { LivePolicy, LivePolicyOptions, LivePolicyStatus } from './model';
import { Sayings } from './sayings';

/**
 * Opens the policy of this process: the copy on disk first, then what the store says.
 * Rejects with one line when neither gives a revision that can be believed.
 */
export async function openLivePolicy(options: LivePolicyOptions): Promise<LivePolicy> {
  const live = new Live(options);
  await live.open();
  return live;
}

interface Running {
  readonly manifest: VerifiedManifest;
  readonly base: LoadedBase;
}

/** How often the time of the last contact goes to disk, and a process says that it is still there. */
const heartbeatMs = 5_000;
/** How long a revision that was refused is not fetched again. */
const refusedMs = 30_000;
const retryLater = { headers: { 'retry-after': '5' } };
const never = Number.NEGATIVE_INFINITY;

class Live implements LivePolicy {
  #running: Running | null = null;
  /** What decides now: the running base under every overlay heard of since. */
  #policy: CompiledPolicy | null = null;
  /** The highest revision that was believed; it may still be loading. */
  #seen: VerifiedManifest | null = null;
  /** Highest number ever live here, before this process started too. */
  #floor = 0;
  #genesis: Genesis | null = null;
  /** On `elapsed`: when the store was last asked and named the running revision. */
  #contact = never;
  /** What the store named last, and when it was asked. */
  #named: { readonly id: string; readonly at: number } | null = null;
  #loading: Promise<void> | null = null;
  /** The revision whose content was refused last. */
  #hopeless: { readonly id: string; readonly at: number } | null = null;
  #beatAt = never;
  readonly #endedAt = new WeakMap<CompiledPolicy, number>();
  readonly #sayings: Sayings;

  constructor(private readonly options: LivePolicyOptions) {
    this.#sayings = new Sayings(options.events ?? {}, options.elapsed);
  }

  async open(): Promise<void> {
    await this.#openCopy().catch((error) => this.#sayings.wrong(error, 'copy'));
    await this.poll();
    if (this.#running) return;
    throw new Error(`there is no share policy to serve: ${this.#sayings.last ?? emptyStore}`);
  }

  current(): CompiledPolicy {
    if (!this.#policy) throw new RequestError('POLICY_UNAVAILABLE', {}, retryLater);
    if (this.#ageMs() > this.options.maxAgeMs) throw new RequestError('POLICY_EXPIRED', {}, retryLater);
    return this.#policy;
  }

  maySend(policy: CompiledPolicy): boolean {
    if (policy === this.#policy) return true;
    const endedAt = this.#endedAt.get(policy);
    return endedAt !== undefined && this.options.elapsed.now() - endedAt <= this.options.graceMs;
  }

  operations(): ReadonlyMap<string, string> {
    return this.#running?.base.operations ?? noTexts;
  }

  status(): LivePolicyStatus {
    const { number = null, id = null } = this.#running?.manifest ?? {};
    return { number, id, ageMs: this.#ageMs(), refused: this.#sayings.refused };
  }

  async poll(): Promise<void> {
    const at = this.options.elapsed.now();
    const before = this.#seen;
    let signed: SignedManifest | null;
    try {
      signed = await this.options.source.head();
    } catch (error) {
      return this.#sayings.wrong(error, 'store');
    }
    if (!signed) {
      const fault = new BundleFault('older', `the store is empty, and revision ${this.#floor} was live`);
      return this.#floor > 0 ? this.#sayings.wrong(fault, 'store') : undefined;
    }
    const named = this.#believe(signed, before);
    if (named) this.#named = { id: named.id, at };
    this.#meet();
    // Asking goes on while a base loads: a revocation must not wait for it.
    if (!this.#running) await this.#loading;
    await this.#beat();
  }

  async heard(signed: SignedManifest | null): Promise<void> {
    if (signed === null) return this.poll();
    if (this.#believe(signed, this.#seen)) await this.#loading;
  }

  async close(): Promise<void> {
    await this.#loading;
    await this.options.copy.settled();
    await this.options.source.forget(this.options.replica).catch(() => undefined);
    await this.options.source.close();
  }

  #ageMs(): number {
    return this.options.elapsed.now() - this.#contact;
  }

  /** Null when it is not believed. What is believed closes at once what it closes, and is loaded where it has to be. */
  #believe(signed: SignedManifest, last: VerifiedManifest | null): VerifiedManifest | null {
    if (signed.manifest === this.#seen?.signed.manifest) return this.#seen;
    let manifest: VerifiedManifest;
    try {
      manifest = verifyManifest(signed, this.options.issuers, last);
      if (manifest.number < this.#floor && last === this.#seen)
        throw new BundleFault(
          'older',
          `revision ${manifest.number} is older than revision ${this.#floor}, which was live already`,
        );
    } catch (error) {
      this.#sayings.wrong(error, 'store');
      return null;
    }
    // Something newer came in while the store was being asked.
    if (this.#seen && manifest.number <= this.#seen.number) return null;
    const { base } = this.#running ?? {};
    if (base?.digest === manifest.base) {
      this.#seen = manifest;
      this.#swap({ manifest, base }, noTexts);
      return manifest;
    }
    // An overlay only closes, so what is urgent in it need not wait for content.
    if (this.#policy) this.#put(withOverlay(this.#policy, manifest.overlay));
    if (manifest.id === this.#hopeless?.id && this.options.elapsed.now() - this.#hopeless.at < refusedMs) return null;
    this.#seen = manifest;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return manifest;
  }

  async #load(): Promise<void> {
    const { source, loader } = this.options;
    for (let target = this.#seen; target && target.id !== this.#running?.manifest.id; target = this.#seen) {
      try {
        const genesis = await this.#firstRevision();
        const { base, fresh } = await loadBase(
          target.base,
          source,
          { genesis, before: this.#running?.base ?? null },
          loader,
        );
        // What came in meanwhile on the same base needs no loading of its own.
        const manifest = this.#seen?.base === base.digest ? this.#seen : target;
        // A rollback to what ran here is live already.
        if (this.#running && manifest.number <= this.#running.manifest.number) continue;
        this.#swap({ manifest, base }, fresh);
      } catch (error) {
        this.#sayings.wrong(error, 'store');
        if (error instanceof BundleFault) this.#hopeless = { id: target.id, at: this.options.elapsed.now() };
        if (this.#seen !== target) continue;
        // The store names it again when it is asked again.
        this.#seen = this.#running?.manifest ?? null;
        return;
      }
    }
  }

  #swap(running: Running, fresh: ReadonlyMap<string, string>): void {
    const { manifest, base } = running;
    this.#running = running;
    this.#floor = manifest.number;
    const policy = withOverlay(base.policy, manifest.overlay);
    // What a newer revision closes was closed when it was heard of, and stays so while that one loads.
    this.#put(this.#seen ? withOverlay(policy, this.#seen.overlay) : policy);
    this.#meet();
    this.#sayings.live(manifest);
    this.#beatAt = never;
    void this.#beat();
    this.options.copy
      .save(manifest.number, base.digest, manifest.signed, base.list, fresh)
      .catch((error) => this.#sayings.wrong(error, 'copy'));
  }

  #put(policy: CompiledPolicy): void {
    if (policy === this.#policy) return;
    if (this.#policy) this.#endedAt.set(this.#policy, this.options.elapsed.now());
    this.#policy = policy;
  }

  /** Only when the store names what runs here is this process known to be up to date. */
  #meet(): void {
    if (this.#named && this.#named.id === this.#running?.manifest.id) this.#contact = this.#named.at;
  }

  /** Says which revision runs here, at once when it is new, and how long ago it was known to be the latest. */
  async #beat(): Promise<void> {
    const { elapsed, clock, copy, source, replica } = this.options;
    if (!this.#running || elapsed.now() - this.#beatAt < heartbeatMs) return;
    this.#beatAt = elapsed.now();
    const { number } = this.#running.manifest;
    await Promise.all([
      source.confirm(replica, number).catch((error) => {
        this.#beatAt = never;
        this.#sayings.wrong(error, 'confirmation');
      }),
      this.#contact === never
        ? undefined
        : copy.saveContact(clock.now() - this.#ageMs()).catch((error) => this.#sayings.wrong(error, 'copy')),
    ]);
  }

  async #firstRevision(): Promise<Genesis> {
    if (this.#genesis) return this.#genesis;
    const { source, issuers, copy } = this.options;
    const first = await fetchGenesis(source, issuers);
    this.#genesis = await readGenesis(first, issuers);
    await copy.saveGenesis(first).catch((error) => this.#sayings.wrong(error, 'copy'));
    return this.#genesis;
  }

  /** What stands on disk is believed as little as what the store says, and is as old as it is. */
  async #openCopy(): Promise<void> {
    const { copy, issuers, loader, clock, elapsed } = this.options;
    const { highest, genesis, revision, contactMs } = await copy.load();
    this.#floor = highest;
    if (genesis) this.#genesis = await readGenesis(genesis, issuers);
    if (!revision || !this.#genesis) return;
    const manifest = verifyManifest(revision.signed, issuers, null);
    const source = { list: async () => revision.list, texts: async () => revision.texts };
    const { base } = await loadBase(manifest.base, source, { genesis: this.#genesis, before: null }, loader);
    this.#running = { manifest, base };
    this.#seen = manifest;
    this.#put(withOverlay(base.policy, manifest.overlay));
    const ageMs = contactMs === null ? -1 : clock.now() - contactMs;
    // From the future: the clock was set back, and nobody knows how old this is.
    if (ageMs >= 0) this.#contact = elapsed.now() - ageMs;
  }
}

const noTexts: ReadonlyMap<string, string> = new Map();
const emptyStore = 'the store is empty; `policy import <folder>` makes its first revision';

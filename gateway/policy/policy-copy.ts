import { appendFile, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part, SignedManifest } from '../../policies/revision/model';

/** A revision as it is kept on disk. None of it is believed without its signature. */
export interface CopiedRevision {
  readonly signed: SignedManifest;
  /** List of parts. */
  readonly list: string;
  /** By digest. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface CopyContent {
  /** Highest number that was ever live here, 0 for none; it holds even when the revision itself cannot be read. */
  readonly highest: number;
  readonly revision: CopiedRevision | null;
  /** The first revision there was, with the parts that are evidence. */
  readonly genesis: CopiedRevision | null;
  /** When the store last said that the revision is the latest, milliseconds since the epoch; null when it never did. */
  readonly contactMs: number | null;
}

const revisionFile = /^revision-(\d{1,15})\.json$/;
const listFile = /^list-[0-9a-f]{64}\.json$/;
const partsFile = 'parts.ndjson';
/** What a crash left half written. */
const draftFile = /^\..+\.\d+\.\d+$/;
/** So many parts of former revisions may stay, besides as many as the revision has itself. */
const mostStale = 200;

/**
 * The last good revision in a folder of one process. Parts are appended, and written anew without those of former
 * revisions when these are the greater part; all but what is appended is written beside, synced and renamed, and a
 * revision's file is named by its number: a crash leaves the one before or the new one, and never a number lower than
 * was live.
 */
export class PolicyCopy {
  #queue: Promise<unknown> = Promise.resolve();
  #drafts = 0;
  /** Digests of the parts on disk. */
  readonly #written = new Set<string>();
  /** Parts of the latest revision that the disk has not taken, by digest: nobody brings them a second time. */
  readonly #pending = new Map<string, string>();

  constructor(private readonly directory: string) {}

  /** Rejects with the file system's error. */
  async load(): Promise<CopyContent> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const names = await readdir(this.directory);
    for (const name of names.filter((each) => draftFile.test(each))) await this.#remove(name);
    const highest = Math.max(0, ...names.map((name) => Number(revisionFile.exec(name)?.[1] ?? 0)));
    const texts = await this.#parts();
    for (const digest of texts.keys()) this.#written.add(digest);
    const head = await this.#read<SignedManifest & { base: string }>(`revision-${highest}.json`);
    const list = head && (await this.#read<string>(`list-${head.base}.json`));
    const contact = await this.#read<{ atMs: unknown }>('contact.json');
    return {
      highest,
      revision: head && list ? { signed: signedOf(head), list, texts } : null,
      genesis: await this.#genesis(),
      contactMs: Number.isSafeInteger(contact?.atMs) ? (contact?.atMs as number) : null,
    };
  }

  /**
   * @param base digest of the list of parts
   * @param fresh texts of parts that may not be on disk yet, by digest
   */
  save(number: number, base: string, signed: SignedManifest, list: string, fresh: ReadonlyMap<string, string>) {
    return this.#inTurn(async () => {
      const live = digestsOf(list);
      for (const [digest, text] of fresh) this.#pending.set(digest, text);
      for (const digest of this.#pending.keys())
        if (this.#written.has(digest) || !live.has(digest)) this.#pending.delete(digest);
      await this.#appendPending();
      const names = await readdir(this.directory);
      const ownList = `list-${base}.json`;
      const isNew = !names.includes(ownList);
      if (isNew) await this.#write(ownList, JSON.stringify(list));
      await this.#write(`revision-${number}.json`, JSON.stringify({ ...signed, base }));
      const numberOf = (name: string) => Number(revisionFile.exec(name)?.[1] ?? 0);
      const stale = (name: string) =>
        revisionFile.test(name) ? numberOf(name) < number : listFile.test(name) && name !== ownList;
      for (const name of names.filter(stale)) await this.#remove(name);
      if (isNew) await this.#forgetStale(live);
    });
  }

  saveGenesis({ signed, list, texts }: CopiedRevision): Promise<void> {
    return this.#inTurn(() => this.#write('genesis.json', JSON.stringify({ ...signed, list, texts: [...texts] })));
  }

  saveContact(atMs: number): Promise<void> {
    return this.#inTurn(() => this.#write('contact.json', JSON.stringify({ atMs })));
  }

  /** Resolves when everything is on disk that was to be. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** A line that a crash cut short is no part; its content is fetched again. */
  async #parts(): Promise<Map<string, string>> {
    const lines = await readFile(join(this.directory, partsFile), 'utf8').catch(() => '');
    const texts = new Map<string, string>();
    for (const line of lines.split('\n')) {
      try {
        const [digest, text] = JSON.parse(line) as [string, string];
        texts.set(digest, text);
      } catch {}
    }
    return texts;
  }

  async #appendPending(): Promise<void> {
    if (this.#pending.size === 0) return;
    await appendFile(join(this.directory, partsFile), linesOf([...this.#pending]), { mode: 0o600, flush: true });
    for (const digest of this.#pending.keys()) this.#written.add(digest);
    this.#pending.clear();
  }

  /** Only when the revision on disk is the new one: no other needs the parts that go. */
  async #forgetStale(live: ReadonlySet<string>): Promise<void> {
    if (this.#written.size <= 2 * live.size + mostStale) return;
    const kept = [...(await this.#parts())].filter(([digest]) => live.has(digest));
    await this.#write(partsFile, linesOf(kept));
    this.#written.clear();
    for (const [digest] of kept) this.#written.add(digest);
  }

  async #genesis(): Promise<CopiedRevision | null> {
    const kept = await this.#read<SignedManifest & { list: string; texts: [string, string][] }>('genesis.json');
    return kept && { signed: signedOf(kept), list: kept.list, texts: new Map(kept.texts) };
  }

  /** Null for what is not there or is no JSON: a copy that cannot be read is no copy. */
  async #read<Content>(name: string): Promise<Content | null> {
    try {
      return JSON.parse(await readFile(join(this.directory, name), 'utf8'));
    } catch {
      return null;
    }
  }

  async #remove(name: string): Promise<void> {
    await unlink(join(this.directory, name)).catch(() => undefined);
  }

  async #write(name: string, text: string): Promise<void> {
    this.#drafts += 1;
    const draft = join(this.directory, `.${name}.${process.pid}.${this.#drafts}`);
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(this.directory, name));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

function digestsOf(list: string): ReadonlySet<string> {
  const { parts } = JSON.parse(list) as { parts: readonly Part[] };
  return new Set(parts.map(({ digest }) => digest));
}

/** The line break comes first: it ends a line that a crash cut short. */
function linesOf(parts: readonly (readonly [digest: string, text: string])[]): string {
  return parts.map((part) => `\n${JSON.stringify(part)}`).join('');
}

function signedOf({ manifest, signature }: SignedManifest): SignedManifest {
  return { manifest, signature };
}

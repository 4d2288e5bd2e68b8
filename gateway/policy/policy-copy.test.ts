import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PolicyCopy } from './policy-copy';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-copy-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let folder: string;
let copies = 0;
beforeEach(() => {
  copies += 1;
  folder = join(directory, String(copies));
});

const partsOnDisk = () => readFileSync(join(folder, 'parts.ndjson'), 'utf8').split('\n').filter(Boolean).length;
const signed = { manifest: 'm', signature: 's' };
/** A revision of parts `common` and `own-<number>-…`, as many as are asked for. */
async function save(copy: PolicyCopy, number: number, own: number): Promise<string[]> {
  const digests = ['common', ...Array.from({ length: own }, (_, index) => `own-${number}-${index}`)];
  const list = JSON.stringify({
    format: 1,
    parts: digests.map((digest) => ({ kind: 'agreement', name: 'n', digest })),
  });
  const fresh = new Map(
    digests.filter((digest) => number === 1 || digest !== 'common').map((digest) => [digest, `${digest} text`]),
  );
  await copy.save(number, number.toString(16).padStart(64, '0'), signed, list, fresh);
  return digests;
}
async function loaded() {
  const { revision, highest } = await new PolicyCopy(folder).load();
  return { highest, texts: revision!.texts };
}

test('parts of former revisions go when they are the greater part, and those of this one stay', async () => {
  const copy = new PolicyCopy(folder);
  await copy.load();
  let digests: string[] = [];
  const sizes: number[] = [];
  for (let number = 1; number <= 12; number += 1) {
    digests = await save(copy, number, 50);
    sizes.push(partsOnDisk());
    const { highest, texts } = await loaded();
    expect(highest).toBe(number);
    for (const digest of digests) expect(texts.get(digest)).toBe(`${digest} text`);
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2 * 51 + 200);
  expect(sizes).toContain(51);
});

test('what a later process finds on disk counts too', async () => {
  for (let number = 1; number <= 12; number += 1) {
    const copy = new PolicyCopy(folder);
    await copy.load();
    await save(copy, number, 50);
  }
  expect(partsOnDisk()).toBeLessThanOrEqual(2 * 51 + 200);
  expect((await loaded()).texts.get('common')).toBe('common text');
});

test('a revision that needs an old part again writes it again', async () => {
  const copy = new PolicyCopy(folder);
  await copy.load();
  await save(copy, 1, 300);
  await save(copy, 2, 10);
  await save(copy, 3, 20);
  expect((await loaded()).texts.has('own-1-0')).toBe(false);
  const list = JSON.stringify({ format: 1, parts: [{ kind: 'agreement', name: 'n', digest: 'own-1-0' }] });
  await copy.save(4, 'f'.repeat(64), signed, list, new Map([['own-1-0', 'again']]));
  expect((await loaded()).texts.get('own-1-0')).toBe('again');
});

test('what a crash left half written is removed', async () => {
  const copy = new PolicyCopy(folder);
  await copy.load();
  await save(copy, 1, 1);
  writeFileSync(join(folder, '.parts.ndjson.123.4'), 'half');
  await loaded();
  expect(readdirSync(folder)).not.toContain('.parts.ndjson.123.4');
});

test('what the disk did not take of one revision is written with the next, which has it too', async () => {
  const copy = new PolicyCopy(folder);
  await copy.load();
  await save(copy, 1, 1);
  const [file, aside] = [join(folder, 'parts.ndjson'), join(folder, 'aside')];
  renameSync(file, aside);
  mkdirSync(file);
  const list = (...own: string[]) =>
    JSON.stringify({
      format: 1,
      parts: ['common', ...own].map((digest) => ({ kind: 'agreement', name: 'n', digest })),
    });
  const fresh = new Map(['kept', 'gone'].map((digest) => [digest, `${digest} text`]));
  await expect(copy.save(2, 'a'.repeat(64), signed, list('kept', 'gone'), fresh)).rejects.toThrow('EISDIR');
  rmdirSync(file);
  renameSync(aside, file);
  await copy.save(3, 'b'.repeat(64), signed, list('kept'), new Map());
  const { highest, texts } = await loaded();
  expect([highest, texts.get('common'), texts.get('kept'), texts.get('gone')]).toEqual([
    3,
    'common text',
    'kept text',
    undefined,
  ]);
});

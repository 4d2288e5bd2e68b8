import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../../policies/engine/decide';
import type { CompiledPolicy } from '../../policies/engine/model';
import { replaced, request } from '../../policies/engine/tests/fixture';
import { createIssuer } from '../../policies/revision/issuer';
import { RequestError } from '../errors/request-error';
import { openLivePolicy } from './live-policy';
import type { LivePolicy, LivePolicyOptions } from './model';
import { PolicyCopy } from './policy-copy';
import { documentsOf, issuer, loader, Revisions } from './tests/revisions';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-policy-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let copies = 0;
let source: Revisions;
let folder: string;
let elapsedMs: number;
let wallMs: number;
let told: string[];
beforeEach(() => {
  copies += 1;
  folder = join(directory, String(copies));
  source = new Revisions();
  source.add({ documents: documentsOf() });
  elapsedMs = 1_000;
  wallMs = 1_000_000_000;
  told = [];
});

function open(options: Partial<LivePolicyOptions> = {}): Promise<LivePolicy> {
  return openLivePolicy({
    source,
    copy: new PolicyCopy(folder),
    issuers: [issuer.publicKey],
    loader,
    replica: 'r',
    clock: { now: () => wallMs },
    elapsed: { now: () => elapsedMs },
    maxAgeMs: 60_000,
    graceMs: 500,
    events: {
      live: ({ number }) => told.push(`live ${number}`),
      refused: ({ code }) => told.push(`refused ${code}`),
      failed: (what, error) => told.push(`failed ${what}: ${(error as Error).message}`),
    },
    ...options,
  });
}

function pass(ms: number): void {
  elapsedMs += ms;
  wallMs += ms;
}

const formOf = (policy: CompiledPolicy, coordinate = 'Person.name') =>
  decide(policy, request, { coordinate, parent: null, arguments: {} }).form.kind;
const codeOf = (live: LivePolicy): string => {
  try {
    live.current();
    return 'live';
  } catch (error) {
    return (error as RequestError).code;
  }
};
const withoutName = () => documentsOf({ 'agreements/school.yaml': null, 'agreements/more.yaml': null });

test('what the store says is live, and said to be', async () => {
  const live = await open();
  expect(live.status()).toMatchObject({ number: 1, ageMs: 0, refused: 0 });
  expect(formOf(live.current())).toBe('mask');
  expect(source.confirmed).toEqual(['r 1']);
  expect(told).toEqual(['live 1']);
});

test('a revocation takes effect when it is heard, without content and without compiling', async () => {
  const compile = jest.fn(loader.compile);
  const live = await open({ loader: { ...loader, compile } });
  const fetched = source.fetched;
  await live.heard(source.add({ overlay: { revoked: ['more', 'school'] } }));
  expect(formOf(live.current())).toBe('none');
  expect(live.status().number).toBe(2);
  expect(source.fetched).toBe(fetched);
  expect(compile).toHaveBeenCalledTimes(1);
  expect(source.confirmed).toEqual(['r 1', 'r 2']);
});

test('what nobody announced is found by asking', async () => {
  const live = await open();
  source.add({ documents: withoutName() });
  await live.poll();
  // It loads while others are served; asked about the same revision, it says when it is done.
  await live.heard(source.signed[1]!);
  expect(live.status().number).toBe(2);
  expect(formOf(live.current())).toBe('none');
});

test('of a changed set only what changed is fetched', async () => {
  const live = await open();
  const fetched = source.fetched;
  const text = replaced('registry/limits.yaml', 'perCase: 10', 'perCase: 11');
  await live.heard(source.add({ documents: documentsOf({ 'registry/limits.yaml': text }) }));
  expect(live.status().number).toBe(2);
  expect(source.fetched - fetched).toBe(1);
});

test('an overlay closes before the content that came with it is there', async () => {
  const live = await open();
  let let_through: () => void = () => undefined;
  source.gate = new Promise((resolve) => {
    let_through = resolve;
  });
  const documents = documentsOf({ 'agreements/ended.yaml': null });
  const heard = live.heard(source.add({ documents, overlay: { revoked: ['more', 'school'] } }));
  expect(formOf(live.current())).toBe('none');
  expect(live.status().number).toBe(1);
  // Also one that comes while that content is on its way.
  const next = live.heard(source.add({ overlay: { revoked: ['firm', 'more', 'school'] } }));
  let_through();
  await Promise.all([heard, next]);
  expect(live.status().number).toBe(3);
  expect(formOf(live.current())).toBe('none');
});

describe('while an older revision is on its way', () => {
  const withDivision = () =>
    documentsOf({
      'registry/items.yaml': replaced(
        'registry/items.yaml',
        'Person.pid, Person.isAdult, License',
        'Person.pid, Person.isAdult, Division.code, License',
      ),
    });
  /** The content of each base is given when it is let through, in the order in which it was asked for. */
  function gated() {
    const waiting: (() => void)[] = [];
    Object.defineProperty(source, 'gate', { get: () => new Promise<void>((resolve) => waiting.push(resolve)) });
    return {
      async letThrough() {
        waiting.shift()?.();
        await settled();
      },
    };
  }
  const settled = async () => {
    for (let turn = 0; turn < 50; turn += 1) await new Promise((next) => setImmediate(next));
  };

  test('what a newer one has closed stays closed', async () => {
    const live = await open();
    const { letThrough } = gated();
    void live.heard(source.add({ documents: documentsOf({ 'agreements/ended.yaml': null }) }));
    await settled();
    source.add({ overlay: { revoked: ['more', 'school'] } });
    void live.heard(source.add({ documents: withDivision(), overlay: { revoked: ['more', 'school'] } }));
    expect(formOf(live.current())).toBe('none');
    await letThrough();
    expect([formOf(live.current()), live.status().number]).toEqual(['none', 2]);
    await letThrough();
    expect([formOf(live.current()), live.status().number]).toEqual(['none', 4]);
  });

  test('a rollback past it is not undone', async () => {
    const live = await open();
    const { letThrough } = gated();
    void live.heard(source.add({ documents: withDivision() }));
    await settled();
    void live.heard(source.add({ documents: documentsOf() }));
    await settled();
    expect([formOf(live.current(), 'Division.code'), live.status().number]).toEqual(['none', 3]);
    await letThrough();
    expect([formOf(live.current(), 'Division.code'), live.status().number]).toEqual(['none', 3]);
    expect(told).toEqual(['live 1', 'live 3']);
    await live.close();
    expect(readdirSync(folder)).toContain('revision-3.json');
  });
});

describe('a bundle that is not believed leaves what runs', () => {
  const stranger = createIssuer(generateKeyPairSync('ed25519').privateKey);
  const altered = (manifest: string) => manifest.replace('"number":2', '"number":3');
  test.each([
    ['forged', () => ({ ...source.add(), manifest: altered(source.signed.at(-1)!.manifest) })],
    ['unsigned', () => ({ ...source.add(), signature: '' })],
    ['truncated', () => ({ ...source.add(), manifest: source.signed.at(-1)!.manifest.slice(0, 50) })],
    ['wrong_issuer', () => source.add({ sign: stranger })],
  ])('%s', async (code, make) => {
    const live = await open();
    const before = live.current();
    const bad = make();
    source.signed[source.signed.length - 1] = bad;
    await live.heard(bad);
    await live.poll();
    expect(live.current()).toBe(before);
    expect(live.status()).toMatchObject({ number: 1, refused: 2 });
    expect(told).toEqual(['live 1', `refused ${code}`]);
  });

  test('older, and another of the same number', async () => {
    const live = await open();
    const second = source.add({ overlay: { revoked: ['more'] } });
    await live.poll();
    await live.heard(source.signed[0]!);
    source.signed.pop();
    await live.poll();
    source.signed.push(
      issuer.sign({ ...JSON.parse(second.manifest), overlay: JSON.parse(source.signed[0]!.manifest).overlay }),
    );
    await live.poll();
    expect(live.status().number).toBe(2);
    expect(told).toEqual(['live 1', 'live 2', 'refused older', 'refused forked']);
  });

  test('content that was altered, is missing, has faults or claims what nobody signed', async () => {
    const live = await open();
    const before = live.current();
    const attempts: [string, () => void][] = [
      ['policy', () => source.add({ documents: documentsOf({ 'registry/organisations.yaml': null }) })],
      ['evidence', () => source.add({ documents: documentsOf(), evidence: [] })],
      [
        'evidence',
        () => {
          const text = replaced('agreements/more.yaml', 'Person.sex', 'Person.mobile');
          source.add({ documents: documentsOf({ 'agreements/more.yaml': text }) });
        },
      ],
      [
        'content_altered',
        () => {
          const text = replaced('agreements/firm.yaml', 'a contract', 'another');
          source.add({ documents: documentsOf({ 'agreements/firm.yaml': text }) });
          source.alter((each) => each.replace('another', 'an other'));
        },
      ],
    ];
    for (const [code, attempt] of attempts) {
      attempt();
      await live.heard(source.signed.at(-1)!);
      expect(told.at(-1)).toBe(`refused ${code}`);
      expect(live.current()).toBe(before);
      source.signed.pop();
      told.push('next');
    }
  });
});

test('content that was refused is not fetched at every turn, and its revision is never up to date', async () => {
  const live = await open();
  source.add({ documents: documentsOf(), evidence: [] });
  for (let turn = 0; turn < 20; turn += 1) {
    pass(500);
    await live.poll();
    await live.heard(null);
  }
  expect(live.status()).toMatchObject({ number: 1, refused: 1 });
  expect(live.status().ageMs).toBeGreaterThan(9_000);
  pass(60_000);
  expect(codeOf(live)).toBe('POLICY_EXPIRED');
});

test('without the store it goes on until the maximum age, and then refuses until the store is back', async () => {
  const live = await open();
  source.down = new Error('connection refused');
  for (let turn = 0; turn < 120; turn += 1) {
    pass(500);
    await live.poll();
    expect(codeOf(live)).toBe('live');
  }
  pass(1);
  expect(codeOf(live)).toBe('POLICY_EXPIRED');
  expect(told).toEqual(['live 1', 'failed store: connection refused']);
  expect(() => live.current()).toThrow(expect.objectContaining({ status: 503, headers: { 'retry-after': '5' } }));
  // An announcement is no proof that nothing newer was missed.
  await live.heard(source.add({ overlay: { revoked: ['more'] } }));
  expect(codeOf(live)).toBe('POLICY_EXPIRED');
  source.down = null;
  await live.poll();
  expect(codeOf(live)).toBe('live');
});

test('a wall clock that is set back makes nothing younger', async () => {
  const live = await open();
  source.down = new Error('down');
  pass(59_000);
  wallMs -= 3_600_000;
  elapsedMs += 1_001;
  expect(codeOf(live)).toBe('POLICY_EXPIRED');
});

describe('started again without the store', () => {
  async function startedAgain(between: () => void): Promise<LivePolicy> {
    const first = await open();
    await first.heard(source.add({ overlay: { revoked: ['more'] } }));
    await first.poll();
    pass(6_000);
    await first.poll();
    await first.close();
    source.down = new Error('down');
    between();
    return open();
  }

  test('it serves the copy, which is as old as it is', async () => {
    const live = await startedAgain(() => pass(40_000));
    expect(live.status()).toMatchObject({ number: 2, ageMs: 40_000 });
    expect(codeOf(live)).toBe('live');
    pass(20_001);
    expect(codeOf(live)).toBe('POLICY_EXPIRED');
  });

  test('it refuses from the start when the copy is too old, or from the future', async () => {
    expect(codeOf(await startedAgain(() => pass(60_001)))).toBe('POLICY_EXPIRED');
    wallMs -= 3_600_000;
    expect(codeOf(await open())).toBe('POLICY_EXPIRED');
  });

  test('an older revision is refused still', async () => {
    const live = await startedAgain(() => {
      source.down = null;
      source.signed.pop();
    });
    expect(live.status()).toMatchObject({ number: 2, refused: 1 });
    expect(told).toContain('refused older');
  });

  test('an older revision is refused even when the copy cannot be read', async () => {
    const opening = startedAgain(() => {
      for (const name of readdirSync(folder)) if (name.startsWith('revision-')) writeFileSync(join(folder, name), '{');
      source.down = null;
      source.signed.pop();
    });
    await expect(opening).rejects.toThrow('revision 1 is older than revision 2, which was live already');
  });

  test('a copy that was altered is no copy', async () => {
    const opening = startedAgain(() => {
      const name = readdirSync(folder).find((each) => each.startsWith('revision-'))!;
      const forged = issuerOfNobody.sign(JSON.parse(source.signed[1]!.manifest));
      writeFileSync(join(folder, name), JSON.stringify({ ...forged, base: JSON.parse(forged.manifest).base }));
    });
    await expect(opening).rejects.toThrow('there is no share policy to serve');
  });
});
const issuerOfNobody = createIssuer(generateKeyPairSync('ed25519').privateKey);

test('what grows on disk is bounded by what is live', async () => {
  const live = await open();
  for (let turn = 0; turn < 10; turn += 1)
    await live.heard(source.add({ overlay: { suspendedClients: [`c${turn}`] } }));
  await live.close();
  expect(readdirSync(folder).sort()).toEqual([
    'contact.json',
    'genesis.json',
    expect.stringMatching(/^list-/),
    'parts.ndjson',
    'revision-11.json',
  ]);
  expect(source.confirmed.at(-1)).toBe('r gone');
});

test('a disk that takes nothing stops nothing, and is told', async () => {
  writeFileSync(folder, 'a file in the place of the folder');
  const live = await open();
  expect(codeOf(live)).toBe('live');
  await live.close();
  expect(told.some((line) => line.startsWith('failed copy'))).toBe(true);
});

test('no store and no copy: it does not start', async () => {
  source.down = new Error('connect ECONNREFUSED');
  await expect(open()).rejects.toThrow('there is no share policy to serve: connect ECONNREFUSED');
  source.down = null;
  source.signed.length = 0;
  await expect(open()).rejects.toThrow('the store is empty');
});

test('answers may leave under what is live, and for a moment under what was', async () => {
  const live = await open();
  const before = live.current();
  await live.heard(source.add({ overlay: { revoked: ['more'] } }));
  expect([live.maySend(live.current()), live.maySend(before)]).toEqual([true, true]);
  pass(500);
  expect(live.maySend(before)).toBe(true);
  pass(1);
  expect(live.maySend(before)).toBe(false);
  expect(live.maySend({ ...before })).toBe(false);
});

test('operations are those of the revision that is live', async () => {
  const live = await open();
  const before = live.operations();
  expect(before.has('adult.graphql')).toBe(true);
  await live.heard(source.add({ overlay: { revoked: ['more'] } }));
  expect(live.operations()).toBe(before);
  const documents = documentsOf();
  await live.heard(
    source.add({
      documents: { ...documents, operations: new Map([...documents.operations, ['new.graphql', '{ a }']]) },
    }),
  );
  expect(live.operations().get('new.graphql')).toBe('{ a }');
});

test('a revision that says the same keeps the policy, with all that was decided under it', async () => {
  const live = await open();
  const before = live.current();
  await live.heard(source.add());
  expect(live.status().number).toBe(2);
  expect(live.current()).toBe(before);
});

import { type TestDatabase, testDatabase } from '../../../../subgraphs/registers/testing/database';
import { texts } from '../../../engine/tests/fixture';
import { contentParts } from '../../../revision/content-parts';
import type { SignedManifest } from '../../../revision/model';
import { sha256 } from '../../../revision/sha256';
import { verifyManifest } from '../../../revision/verify-manifest';
import { agreement as applied, evidenceFor } from '../../../workflow/tests/agreement-set';
import type { PolicyStore } from '../model';
import { PolicyStoreError } from '../policy-store-error';
import { actor, smallStore, smallTexts, testIssuer } from './small-store';

let database: TestDatabase;
let store: PolicyStore;
const announced: SignedManifest[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  announced.length = 0;
  store = await smallStore(database.url, { announce: async (signed) => void announced.push(signed) });
});
afterEach(async () => {
  await store.pool.query('DROP SCHEMA sharegraph_policy CASCADE');
  await store.close();
});

const change = (file: string, text: string | null) => new Map([[file, text]]);
const agreement: typeof applied = { ...applied, grants: [{ coordinates: ['Person.mobile'], form: 'mask(mobile)' }] };
const newFile = 'agreements/new-one.yaml';
const newText = `# Applied for in November.\n${JSON.stringify(agreement)}\n`;
const commented = `# Reviewed.\n${texts['agreements/more.yaml']}`;

async function refusal(work: Promise<unknown>): Promise<PolicyStoreError> {
  const error = await work.then(
    () => new Error('accepted'),
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(PolicyStoreError);
  expect(error.message).not.toContain('\n');
  return error;
}

test('an empty store is seeded once, with the first revision, signed', async () => {
  const head = await store.head();
  expect(head).toMatchObject({ number: 1, kind: 'genesis', ...actor, files: [...smallTexts.keys()].sort() });
  expect(verifyManifest(head.signed, [testIssuer.publicKey], null)).toMatchObject({
    number: 1,
    previous: null,
    id: head.id,
  });
  expect((await store.content()).evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['genesis']));
  expect(await refusal(store.seed({ texts: smallTexts, ...actor }))).toMatchObject({ code: 'conflict' });
});

test('texts come back byte for byte, and say what the parts say', async () => {
  expect([...(await store.texts())].sort()).toEqual([...smallTexts].sort());
  const { documents, evidence } = await store.content();
  expect(contentParts({ ...documents, evidence }).base).toBe((await store.head()).base);
});

test('a comment is a revision of the same content', async () => {
  const before = await store.head();
  const after = await store.commit({
    expected: 1,
    texts: change('agreements/more.yaml', commented),
    evidence: [],
    ...actor,
  });
  expect(after).toMatchObject({ number: 2, kind: 'commit', base: before.base, files: ['agreements/more.yaml'] });
  expect((await store.texts()).get('agreements/more.yaml')).toBe(commented);
  expect((await store.texts(1)).get('agreements/more.yaml')).toBe(texts['agreements/more.yaml']);
  expect(announced).toEqual([before.signed, after.signed]);
});

test('what changes nothing makes no revision', async () => {
  const text = texts['agreements/more.yaml'] as string;
  const same = await store.commit({ expected: 1, texts: change('agreements/more.yaml', text), evidence: [], ...actor });
  expect(same.number).toBe(1);
});

test('a change on a revision that is not live any more is refused', async () => {
  await store.commit({ expected: 1, texts: change('agreements/more.yaml', commented), evidence: [], ...actor });
  const late = store.commit({ expected: 1, texts: change('agreements/more.yaml', null), evidence: [], ...actor });
  expect(await refusal(late)).toMatchObject({ code: 'conflict' });
});

test('of changes at the same moment one wins, and the others hear of it', async () => {
  const tries = ['a', 'b', 'c', 'd'].map((word) =>
    store.commit({ expected: 1, texts: change('cases/school.yaml', `# ${word}\n[]\n`), evidence: [], ...actor }).then(
      () => 'won',
      (error) => error.code,
    ),
  );
  expect((await Promise.all(tries)).sort()).toEqual(['conflict', 'conflict', 'conflict', 'won']);
  expect((await store.head()).number).toBe(2);
});

test('overlays at the same moment all come in', async () => {
  const ids = ['school', 'more', 'firm', 'ended'];
  await Promise.all(ids.map((id) => store.overlay({ revoke: [id], ...actor })));
  expect(await store.head()).toMatchObject({ number: 5, overlay: { revoked: ids.toSorted() } });
});

test('faults are told with their place, in files that did not change too, and nothing becomes live', async () => {
  const typo = texts['agreements/more.yaml']!.replace('Person.age', 'Person.agee');
  const refused = await refusal(
    store.commit({ expected: 1, texts: change('agreements/more.yaml', typo), evidence: [], ...actor }),
  );
  expect(refused).toMatchObject({ code: 'faults' });
  expect(refused.faults).toContainEqual(expect.objectContaining({ file: 'agreements/more.yaml', line: 15 }));
  const withoutClient = texts['registry/organisations.yaml']!.replace(/.*id: firm.*\n/, '');
  const elsewhere = await refusal(
    store.commit({ expected: 1, texts: change('registry/organisations.yaml', withoutClient), evidence: [], ...actor }),
  );
  expect(elsewhere.faults).toContainEqual(expect.objectContaining({ file: 'registry/clients.yaml', line: 6 }));
  expect(elsewhere.faults.every(({ line }) => line > 1)).toBe(true);
  expect((await store.head()).number).toBe(1);
});

test('what is conditional becomes live with the evidence of two officers only', async () => {
  const texts = change(newFile, newText);
  const refused = await refusal(store.commit({ expected: 1, texts, evidence: [], ...actor }));
  expect(refused).toMatchObject({ code: 'evidence', message: expect.stringContaining('1 agreement needs approval') });
  expect(refused.faults[0]).toMatchObject({
    file: newFile,
    message: expect.stringContaining('nobody approved `new-one`'),
  });
  expect(await store.check({ texts, evidence: [] })).toEqual(refused.faults);

  const evidence = [evidenceFor(agreement)];
  expect(await store.check({ texts, evidence })).toEqual([]);
  await store.commit({ expected: 1, texts, evidence, ...actor });
  expect((await store.content()).evidence).toContainEqual(evidence[0]);

  // Kept by what follows, as long as the agreement says the same.
  await store.commit({ expected: 2, texts: change('agreements/more.yaml', commented), evidence: [], ...actor });
  const wider = newText.replace('mask(mobile)', 'full');
  expect(
    await refusal(store.commit({ expected: 3, texts: change(newFile, wider), evidence: [], ...actor })),
  ).toMatchObject({
    code: 'evidence',
    faults: [{ message: expect.stringContaining('it says something else') }],
  });
});

test('evidence cannot claim to be of the first revision later on', async () => {
  const { digest } = evidenceFor(agreement);
  const evidence = [{ kind: 'genesis', agreement: 'new-one', digest } as const];
  const refused = await refusal(store.commit({ expected: 1, texts: change(newFile, newText), evidence, ...actor }));
  expect(refused.faults[0]?.message).toContain('claims that it stood in the first revision');
});

test('evidence for an agreement that is not there is refused', async () => {
  const refused = await refusal(
    store.commit({ expected: 1, texts: new Map(), evidence: [evidenceFor(agreement)], ...actor }),
  );
  expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('there is no such agreement') });
});

test('an overlay switches off and on again, except for what is revoked', async () => {
  const base = (await store.head()).base;
  await store.overlay({
    suspend: { agreements: ['more'], clients: ['school-app'], organisations: ['firm'] },
    ...actor,
  });
  const suspended = await store.overlay({ revoke: ['school'], ...actor });
  expect(suspended).toMatchObject({
    base,
    kind: 'overlay',
    files: [],
    overlay: {
      revoked: ['school'],
      suspendedAgreements: ['more'],
      suspendedClients: ['school-app'],
      suspendedOrganisations: ['firm'],
    },
  });
  const back = await store.overlay({ reinstate: { agreements: ['more'], clients: ['school-app'] }, ...actor });
  expect(back.overlay).toEqual({
    revoked: ['school'],
    suspendedAgreements: [],
    suspendedClients: [],
    suspendedOrganisations: ['firm'],
  });
  expect(await store.overlay({ revoke: ['school'], ...actor })).toMatchObject({ number: back.number });
  const undo = store.overlay({ reinstate: { agreements: ['school'] }, ...actor });
  expect(await refusal(undo)).toMatchObject({ code: 'invalid', message: expect.stringContaining('for good') });
});

test.each([
  [{ revoke: ['schol'] }, 'there is no agreement `schol`'],
  [{ suspend: { clients: ['psb'] } }, 'there is no client `psb`'],
  [{ suspend: { organisations: ['psb-app'] } }, 'there is no organisation `psb-app`'],
])('%j names what is not there and is refused', async (change, why) => {
  expect(await refusal(store.overlay({ ...change, ...actor }))).toMatchObject({
    code: 'unknown_target',
    message: expect.stringContaining(why),
  });
});

test.each(['cases/../../etc/passwd', 'agreements/.hidden.yaml', '/etc/passwd', 'notes.md', 'cases/a/b.yaml'])(
  'the name `%s` is no policy file',
  async (file) => {
    const refused = await refusal(store.commit({ expected: 1, texts: change(file, ''), evidence: [], ...actor }));
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('is no name of a policy file') });
  },
);

test('a removed agreement is no target any more', async () => {
  await store.commit({ expected: 1, texts: change('agreements/more.yaml', null), evidence: [], ...actor });
  expect(await refusal(store.overlay({ revoke: ['more'], ...actor }))).toMatchObject({ code: 'unknown_target' });
});

test('a rollback is a new revision with the old content, and what was revoked stays so', async () => {
  const first = await store.head();
  await store.commit({ expected: 1, texts: change('agreements/more.yaml', null), evidence: [], ...actor });
  await store.overlay({ revoke: ['school'], ...actor });
  const back = await store.rollback({ to: 1, ...actor });
  expect(back).toMatchObject({ number: 4, base: first.base, kind: 'rollback', files: ['agreements/more.yaml'] });
  expect(back.overlay.revoked).toEqual(['school']);
  expect([...(await store.texts())].sort()).toEqual([...smallTexts].sort());
  expect(await refusal(store.rollback({ to: 9, ...actor }))).toMatchObject({ code: 'unknown_revision' });
});

test('a rollback to what no longer compiles is refused, since no gateway would take it', async () => {
  const fault = { code: 'unknown_coordinate', message: 'gone', file: 'a', line: 1, column: 1, hint: '' } as const;
  const later = await smallStore(database.url, { seed: false, check: async () => [fault] });
  expect(await refusal(later.rollback({ to: 1, ...actor }))).toMatchObject({ code: 'faults', faults: [fault] });
  expect((await later.head()).number).toBe(1);
  await later.close();
});

test('revisions follow one another by id, latest first', async () => {
  for (const word of ['a', 'b', 'c'])
    await store.overlay({ suspend: { clients: ['school-app', 'firm-app'].slice(word.charCodeAt(0) % 2) }, ...actor });
  const revisions = await store.revisions();
  revisions.slice(1).forEach((older, index) => {
    expect(JSON.parse(revisions[index]!.signed.manifest).previous).toBe(older.id);
    expect(older.id).toBe(sha256(older.signed.manifest));
  });
  expect((await store.revisions({ before: 2, limit: 1 })).map(({ number }) => number)).toEqual([1]);
});

test('the journal says who did what, and nobody can change it or a revision', async () => {
  await store.overlay({ revoke: ['more'], ...actor });
  await store.journal.append({
    actor: 'psb-steward',
    action: 'application.confirm',
    subject: 'new-one',
    details: { a: 1 },
  });
  const entries = await store.journal.entries();
  expect(entries.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
    ['psb-steward', 'application.confirm', 'new-one'],
    ['tester', 'revision.overlay', '2'],
    ['tester', 'revision.genesis', '1'],
  ]);
  expect(entries[1]?.details).toMatchObject({ reason: 'a test', revoke: ['more'] });
  expect(await store.journal.entries({ before: entries[1]!.sequence })).toEqual([entries[2]]);
  for (const statement of [
    'DELETE FROM sharegraph_policy.journal',
    `UPDATE sharegraph_policy.journal SET actor = 'x'`,
    'TRUNCATE sharegraph_policy.journal',
    'DELETE FROM sharegraph_policy.revision',
    `UPDATE sharegraph_policy.part SET content = ''`,
  ])
    await expect(store.pool.query(statement)).rejects.toThrow('never changed or removed');
});

test('without the key of the issuer nothing becomes live', async () => {
  const reader = await smallStore(database.url, { seed: false, issuer: null });
  expect(await refusal(reader.overlay({ revoke: ['more'], ...actor }))).toMatchObject({ code: 'read_only' });
  expect((await reader.head()).number).toBe(1);
  await reader.close();
});

test('an announcement that fails takes nothing back', async () => {
  const deaf = await smallStore(database.url, { seed: false, announce: () => Promise.reject(new Error('no Redis')) });
  expect(await deaf.overlay({ revoke: ['more'], ...actor })).toMatchObject({ number: 2 });
  await deaf.close();
});

test('replicas are known by what they said last', async () => {
  await store.confirm('b', 1);
  await store.confirm('a', 1);
  await store.confirm('a', 2);
  const replicas = await store.replicas();
  expect(replicas.map(({ id, number }) => [id, number])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(replicas.every(({ silentMs }) => silentMs >= 0 && silentMs < 60_000)).toBe(true);
  await store.pool.query(`UPDATE sharegraph_policy.replica SET heard_at = heard_at - interval '3 days' WHERE id = 'b'`);
  expect((await store.replicas()).map(({ id }) => id)).toEqual(['a']);
});

test('a store opened anew goes on where it was', async () => {
  await store.overlay({ revoke: ['more'], ...actor });
  const again = await smallStore(database.url, { seed: false });
  expect(
    await again.commit({ expected: 2, texts: change('agreements/more.yaml', commented), evidence: [], ...actor }),
  ).toMatchObject({
    number: 3,
    overlay: { revoked: ['more'] },
  });
  await again.close();
});

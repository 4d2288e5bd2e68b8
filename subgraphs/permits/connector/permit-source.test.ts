import type { HubRecord } from '../../hub/records';
import type { HubClient, HubFilter } from './hub-client';
import { HubError } from './hub-error';
import { createPermitSource } from './permit-source';

type Answer = (key: string) => HubRecord[];
const permit = (id: string, uscc: string) => ({ LX: 'XK', XK_BS: id, XK_XDR_SHXYM: uscc }) as HubRecord;
const any = { status: null, limit: 20 };

/** A client that records its calls and answers from a function. */
function fakeClient(answer: Answer) {
  const calls: { service: string; keys: readonly string[]; filter?: HubFilter }[] = [];
  const client: HubClient = {
    async call(service, keys, filter) {
      calls.push({ service, keys, filter });
      return new Map(keys.map((key) => [key, answer(key)]));
    },
    check: async () => {},
    close: async () => {},
  };
  return { client, calls };
}

const keys = (count: number) => Array.from({ length: count }, (_, index) => `u${index}`);

test('one call for any number of keys of one turn, up to 200', async () => {
  const { client, calls } = fakeClient((key) => [permit(`p-${key}`, key)]);
  const source = createPermitSource(client);
  const answers = await Promise.all(keys(200).map((key) => source.permitsOf(key, any)));
  expect(answers.map(([first]) => first?.permitId)).toEqual(keys(200).map((key) => `p-${key}`));
  expect(calls).toEqual([{ service: 'permitsBySubject', keys: keys(200), filter: any }]);
});

test('the 201st key needs a second call', async () => {
  const { client, calls } = fakeClient(() => []);
  const source = createPermitSource(client);
  await Promise.all(keys(201).map((key) => source.permitsOf(key, any)));
  expect(calls.map((call) => call.keys.length)).toEqual([200, 1]);
});

test('keys with the same filter share a call, another filter needs its own', async () => {
  const { client, calls } = fakeClient(() => []);
  const source = createPermitSource(client);
  await Promise.all([
    source.permitsOf('a', any),
    source.permitsOf('b', { ...any }),
    source.permitsOf('a', { status: '0', limit: 20 }),
    source.permitsOf('a', { status: null, limit: 21 }),
  ]);
  expect(calls.map((call) => [call.keys, call.filter])).toEqual([
    [['a', 'b'], any],
    [['a'], { status: '0', limit: 20 }],
    [['a'], { status: null, limit: 21 }],
  ]);
});

test('the same look-up twice is asked once', async () => {
  const { client, calls } = fakeClient((key) => [permit(key, 'u')]);
  const source = createPermitSource(client);
  await Promise.all([source.permit('a'), source.permit('a')]);
  expect(calls).toHaveLength(1);
});

test('an unknown permit is null', async () => {
  const { client } = fakeClient(() => []);
  expect(await createPermitSource(client).permit('none')).toBeNull();
});

test('permits and penalties keep their order', async () => {
  const { client } = fakeClient((key) => [
    { LX: 'CF', CF_BS: 'penalty', CF_XDR_SHXYM: key, CF_JDRQ: '2026/02/01' },
    permit('permit', key),
  ]);
  const decisions = await createPermitSource(client).decisionsOn('u', { since: null, limit: 2 });
  expect(decisions.map((d) => (d.kind === 'penalty' ? d.penaltyId : d.permit.permitId))).toEqual(['penalty', 'permit']);
});

test.each<[string, HubRecord, (source: ReturnType<typeof createPermitSource>) => Promise<unknown>]>([
  ['a permit with another id', permit('other', 'u'), (source) => source.permit('u')],
  ['a penalty in place of a permit', { LX: 'CF', CF_BS: 'u', CF_XDR_SHXYM: 'u', CF_JDRQ: null }, (s) => s.permit('u')],
  ['a permit of another subject', permit('p', 'other'), (source) => source.permitsOf('u', any)],
  ['a decision on another subject', permit('p', 'other'), (s) => s.decisionsOn('u', { since: null, limit: 1 })],
  [
    'a penalty on another subject',
    { LX: 'CF', CF_BS: 'c', CF_XDR_SHXYM: 'other', CF_JDRQ: null },
    (source) => source.decisionsOn('u', { since: null, limit: 1 }),
  ],
])('%s fails instead of being attributed to who was asked for', async (_, record, look) => {
  const { client } = fakeClient(() => [record]);
  await expect(look(createPermitSource(client))).rejects.toThrow(new HubError('SOURCE_ANSWER_INVALID'));
});

test('a call that fails does not fail the keys of another call', async () => {
  const { client } = fakeClient(() => []);
  const call = client.call;
  const failing: HubClient = {
    ...client,
    call: (service, asked, filter) =>
      filter?.status === '0' ? Promise.reject(new HubError('SOURCE_TIMEOUT')) : call(service, asked, filter),
  };
  const source = createPermitSource(failing);
  const [failed, answered] = await Promise.allSettled([
    source.permitsOf('a', { status: '0', limit: 1 }),
    source.permitsOf('a', { status: '1', limit: 1 }),
  ]);
  expect(failed).toEqual({ status: 'rejected', reason: new HubError('SOURCE_TIMEOUT') });
  expect(answered).toEqual({ status: 'fulfilled', value: [] });
});

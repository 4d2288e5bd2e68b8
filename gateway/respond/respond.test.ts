import type { Decision } from '../share/model';
import { respond } from './respond';

const decision = { item: { id: 'S05' }, policy: { revision: 'r' } } as unknown as Decision;
const context = { decision, receipt: '1.h.s', requestId: 'q', mediaType: 'application/json' as const };
const answer = { data: Buffer.from('{"a":1}'), errors: [], staleSeconds: null, subjects: [] };

const bodyOf = (response: { body: unknown }) => JSON.parse(String(response.body));

it('says item, revision and receipt, and leaves out what there is none of', () => {
  expect(bodyOf(respond(answer, context))).toEqual({
    data: { a: 1 },
    extensions: { share: { item: 'S05', revision: 'r', receipt: '1.h.s' } },
  });
  expect(bodyOf(respond(answer, { ...context, receipt: null })).extensions.share).not.toHaveProperty('receipt');
});

it('puts errors before data', () => {
  const { body } = respond({ ...answer, errors: ['{"message":"m"}'] }, context);
  expect(String(body).startsWith('{"errors":[{"message":"m"}],"data":{"a":1}')).toBe(true);
});

it('marks what is stale with its age', () => {
  expect(bodyOf(respond({ ...answer, staleSeconds: 42 }, context)).extensions.share.staleSeconds).toBe(42);
});

it('lets nobody keep an answer', () => {
  expect(respond(answer, context).headers).toMatchObject({ 'cache-control': 'no-store', 'x-request-id': 'q' });
});

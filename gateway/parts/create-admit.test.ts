import { errorResponse } from '../errors/error-response';
import type { RequestError } from '../errors/request-error';
import type { HttpRequest } from '../http/model';
import type { Decision } from '../share/model';
import { createAdmit } from './create-admit';

/** Everything that is told of a refusal of `Person.name`, but for its path. */
const told = {
  coordinate: 'Person.name',
  class: 'conditional',
  reason: 'agreement_required',
  owner: 'psb 公安局 / Police',
  rule: 'catalogue:Person.name',
  apply: 'Apply to Police. / 请申请。',
};
const decision = (paths: readonly string[]) => {
  const refusals = paths.map((path) => ({
    refusal: { ...told, form: { kind: 'none' } },
    errorPath: ['members'],
    path,
  }));
  return { prepared: { refusals } } as unknown as Decision;
};
const request = (mode?: string) => ({ headers: mode === undefined ? {} : { 'x-share-mode': mode } }) as HttpRequest;

const meter = jest.fn(async () => undefined);
const admit = createAdmit(meter);
beforeEach(() => meter.mockClear());

test.each([undefined, 'partial'])(
  'with mode %s a request goes on without what is refused, and is charged',
  async (mode) => {
    await admit(decision(['person.name']), request(mode));
    expect(meter).toHaveBeenCalledTimes(1);
  },
);

test('`reject` refuses the request where anything is refused, and charges nothing', async () => {
  await expect(admit(decision(['person.name']), request('reject'))).rejects.toMatchObject({ code: 'SHARE_REJECTED' });
  expect(meter).not.toHaveBeenCalled();
  await admit(decision([]), request('reject'));
  expect(meter).toHaveBeenCalledTimes(1);
});

test('`reject` says what is not shared and why, as answers with data do', async () => {
  const refused = admit(decision(['person.name', 'members[].name']), request('reject'));
  const error = await refused.catch((caught: RequestError) => caught);
  const { body } = errorResponse(error as RequestError, { requestId: 'r1' });
  expect(JSON.parse(String(body)).errors).toEqual([
    {
      message: expect.stringContaining('x-share-mode'),
      extensions: {
        code: 'SHARE_REJECTED',
        actor: 'caller',
        requestId: 'r1',
        refusals: [
          { ...told, path: 'person.name', form: 'none' },
          { ...told, path: 'members[].name', form: 'none' },
        ],
      },
    },
  ]);
});

test.each(['', 'Reject', 'strict'])('mode `%s` is unknown and refused, before anything is charged', async (mode) => {
  await expect(admit(decision([]), request(mode))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(meter).not.toHaveBeenCalled();
});

test('what could not be recorded is refused before anything is charged', async () => {
  const recorded = decision([]);
  const canRecord = jest.fn(() => false);
  const failing = createAdmit(meter, canRecord);
  await expect(failing(recorded, request())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
  expect(meter).not.toHaveBeenCalled();
  canRecord.mockReturnValue(true);
  await failing(recorded, request());
  expect(canRecord.mock.calls).toEqual([[recorded], [recorded]]);
  expect(meter).toHaveBeenCalledTimes(1);
});

test('what there is no time for is refused before anything is charged', async () => {
  const late = createAdmit(meter, undefined, () => {
    throw new Error('no time');
  });
  await expect(late(decision([]), request())).rejects.toThrow('no time');
  expect(meter).not.toHaveBeenCalled();
});

test('what the meter refuses is refused', async () => {
  meter.mockRejectedValueOnce(new Error('limit'));
  await expect(admit(decision([]), request())).rejects.toThrow('limit');
});

import type { HttpRequest } from '../http/model';
import type { Decision } from '../share/model';
import { createAdmit } from './create-admit';

const decision = (refusals: readonly string[]) => ({ prepared: { refusals } }) as unknown as Decision;
const request = (mode?: string) => ({ headers: mode === undefined ? {} : { 'x-share-mode': mode } }) as HttpRequest;

const meter = jest.fn(async () => undefined);
const admit = createAdmit(meter);
beforeEach(() => meter.mockClear());

test.each([undefined, 'partial'])(
  'with mode %s a request goes on without what is refused, and is charged',
  async (mode) => {
    await admit(decision(['Person.name']), request(mode));
    expect(meter).toHaveBeenCalledTimes(1);
  },
);

test('`reject` refuses the request where anything is refused, and charges nothing', async () => {
  await expect(admit(decision(['Person.name']), request('reject'))).rejects.toMatchObject({ code: 'SHARE_REJECTED' });
  expect(meter).not.toHaveBeenCalled();
  await admit(decision([]), request('reject'));
  expect(meter).toHaveBeenCalledTimes(1);
});

test.each(['', 'Reject', 'strict'])('mode `%s` is unknown and refused, before anything is charged', async (mode) => {
  await expect(admit(decision([]), request(mode))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(meter).not.toHaveBeenCalled();
});

test('what the meter refuses is refused', async () => {
  meter.mockRejectedValueOnce(new Error('limit'));
  await expect(admit(decision([]), request())).rejects.toThrow('limit');
});

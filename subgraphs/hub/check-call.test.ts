import { checkCall, type HubFault } from './check-call';
import { hubSignature } from './signature';

const nowMs = 1_763_683_200_000;
const skewMs = 60_000;
const secret = Buffer.from('permits-secret');
const requesters = new Map([
  ['permits', { rid: 'permits', secret }],
  ['narrow', { rid: 'narrow', secret, services: ['other'] }],
]);

function headers({ rid = 'permits', sid = 'svc', rtime = String(nowMs), key = secret } = {}) {
  return {
    gjgxjhpt_rid: rid,
    gjgxjhpt_sid: sid,
    gjgxjhpt_rtime: rtime,
    gjgxjhpt_sign: hubSignature({ rid, sid, rtime }, key),
  };
}

const check = (sent: Record<string, string>) => checkCall(sent, 'svc', { requesters, nowMs, skewMs });

test.each([
  ['now', headers()],
  ['at the old edge of the window', headers({ rtime: String(nowMs - skewMs) })],
  ['at the new edge of the window', headers({ rtime: String(nowMs + skewMs) })],
])('accepts a call signed %s', (_, sent) => {
  expect(check(sent)).toEqual({ ok: true, rid: 'permits' });
});

const { gjgxjhpt_sign: _sign, ...unsigned } = headers();
test.each<[string, Record<string, string>, HubFault, 401 | 403]>([
  ['no headers', {}, 'headers', 401],
  ['no signature', unsigned, 'headers', 401],
  ['an empty requester', headers({ rid: '' }), 'headers', 401],
  ['an unknown requester', headers({ rid: 'nobody' }), 'requester', 401],
  ['a requester named like a prototype member', headers({ rid: '__proto__' }), 'requester', 401],
  ['a call too old by 1 ms', headers({ rtime: String(nowMs - skewMs - 1) }), 'time', 401],
  ['a call too new by 1 ms', headers({ rtime: String(nowMs + skewMs + 1) }), 'time', 401],
  ['a time in exponent notation', headers({ rtime: '1.7636832e12' }), 'time', 401],
  ['another secret', headers({ key: Buffer.from('stolen') }), 'signature', 401],
  ['a time changed after signing', { ...headers(), gjgxjhpt_rtime: String(nowMs + 1) }, 'signature', 401],
  ['a service changed after signing', { ...headers({ sid: 'other' }), gjgxjhpt_sid: 'svc' }, 'signature', 401],
  ['a truncated signature', { ...headers(), gjgxjhpt_sign: headers().gjgxjhpt_sign.slice(0, -1) }, 'signature', 401],
  ['a signature for another service', headers({ sid: 'other' }), 'service', 403],
  ['a service without subscription', headers({ rid: 'narrow' }), 'service', 403],
])('refuses %s', (_, sent, fault, status) => {
  expect(check(sent)).toEqual({ ok: false, fault, status });
});

import { hubSignature } from './signature';

const secret = Buffer.from('0123456789abcdef');
const call = { rid: 'rid-1', sid: 'sid-1', rtime: '1763683200000' };

// Computed with: printf 'sid-1rid-11763683200000' | openssl dgst -sha256 -hmac 0123456789abcdef -binary | base64
test('is the Base64 HMAC-SHA256 over service, requester and time, in that order', () => {
  expect(hubSignature(call, secret)).toBe('In+KtbOTDDmu+aMvapPE1jCVlwAZhKmoX1FzaTQW5AA=');
});

test.each(['rid', 'sid', 'rtime'] as const)('changes with %s', (field) => {
  expect(hubSignature({ ...call, [field]: `${call[field]}0` }, secret)).not.toBe(hubSignature(call, secret));
});

test('changes with the secret', () => {
  expect(hubSignature(call, Buffer.from('other'))).not.toBe(hubSignature(call, secret));
});

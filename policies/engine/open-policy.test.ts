import { decide } from './decide';
import type { ShareRequest } from './model';
import { openPolicy } from './open-policy';

test('everything is granted in full, whoever asks for whatever', () => {
  const request: ShareRequest = {
    client: 'nobody',
    organisation: 'nowhere',
    operator: null,
    roles: [],
    item: null,
    case: null,
    consent: null,
    operation: '',
    nowMs: 0,
  };
  const decision = decide(openPolicy(), request, {
    coordinate: 'Any.thing',
    parent: null,
    arguments: { of: 'somebody' },
  });
  expect(decision).toEqual({
    coordinate: 'Any.thing',
    form: { kind: 'full' },
    conditional: [],
    rules: ['open'],
    refusal: null,
    charges: [],
  });
});

test('nothing is known, limited or about anybody, and everybody may introspect', () => {
  const policy = openPolicy();
  expect(policy.revision).toMatch(/^[0-9a-f]{64}$/);
  expect(openPolicy().revision).toBe(policy.revision);
  expect(policy.field('Any.thing')).toBeUndefined();
  expect(policy.subject('Any')).toEqual({ kind: 'none' });
  expect(policy.item('x')).toBeUndefined();
  expect(policy.client('x')).toEqual({ organisation: 'open', mayIntrospect: true });
  expect(policy.limits('lookup', 'x')).toEqual({
    perConsumerPerMinute: Number.POSITIVE_INFINITY,
    perSubjectPerHour: Number.POSITIVE_INFINITY,
    perBirthdayPerHour: Number.POSITIVE_INFINITY,
    perCase: null,
  });
  expect(policy.quotaPerDay('x', 'y')).toBeNull();
});

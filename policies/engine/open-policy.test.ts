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
  const decision = decide(openPolicy(), request, { coordinate: 'Any.thing', arguments: { of: 'somebody' } });
  expect(decision).toEqual({
    coordinate: 'Any.thing',
    form: { kind: 'full' },
    conditional: [],
    rules: ['open'],
    refusal: null,
    charges: [],
  });
});

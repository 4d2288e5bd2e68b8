import type { Decision } from '../share/model';
import { timeToIntrospect } from './time-to-introspect';

test.each([
  ['introspection', true],
  ['governed', false],
])('a field of kind %s needs time: %s', (kind, needed) => {
  const check = timeToIntrospect(() => {
    throw new Error('no time');
  });
  const decision = { request: { client: 'one' }, prepared: { shape: { fields: [{ kind }] } } } as unknown as Decision;
  if (needed) expect(() => check(decision)).toThrow('no time');
  else expect(() => check(decision)).not.toThrow();
});

import { describeFault } from './describe-fault';

const identity = '990101198604170244';

test('what is logged of an error holds its kind and place, and nothing of its message', () => {
  const cause = Object.assign(new TypeError(`${identity}\n    at home (${identity})`), { code: 'ENOSPC' });
  const described = describeFault(new Error(`person ${identity}`, { cause }));
  expect(described).toMatchObject({ kind: 'Error', cause: { kind: 'TypeError', code: 'ENOSPC' } });
  expect(described.at[0]).toContain('describe-fault.test.ts');
  expect(JSON.stringify(described)).not.toContain(identity);
});

test('what is no error has no place', () => {
  expect(describeFault(identity)).toEqual({ kind: 'string', at: [] });
});

test('a code that is no code is left out', () => {
  expect(describeFault(Object.assign(new Error('x'), { code: `no person ${identity}` }))).not.toHaveProperty('code');
});

test('what Redis refuses is told by its code', () => {
  const refusal = (message: string) => Object.assign(new Error(message), { name: 'ReplyError' });
  expect(describeFault(refusal(`OOM command not allowed, ${identity}`))).toMatchObject({ code: 'OOM' });
  expect(describeFault(refusal('NOAUTH'))).toMatchObject({ code: 'NOAUTH' });
  expect(describeFault(refusal(`person ${identity}`))).not.toHaveProperty('code');
});

test('causes that go round have an end', () => {
  const one = new Error('one');
  one.cause = one;
  expect(JSON.stringify(describeFault(one)).split('"kind"')).toHaveLength(6);
});

import type { CompiledPolicy } from '../../policies/engine/model';
import { FieldFault } from '../execute/model';
import { noSubject, type Row, type SubjectFacts, subjectContext } from './subject-context';

const person = { kind: 'person', key: 'pid', bornOn: 'birthDate', identifier: 'idNumber' } as const;
const throughPerson = { kind: 'path', path: ['person'], typeName: 'Person' } as const;
const fault = new FieldFault('DEPARTMENT_UNAVAILABLE', 'gone');
const adult = { birthDate: '1986-04-17', idNumber: '990101198604170244' };
const child = { birthDate: '2019-05-06', idNumber: '990101201905060123' };

function facts(over: Partial<SubjectFacts> = {}): SubjectFacts {
  const policy = { subject: () => person } as unknown as CompiledPolicy;
  return { policy, nowMs: Date.UTC(2026, 10, 20), minorsAllowed: false, consented: null, ...over };
}

describe('a person whose key could not be had', () => {
  it('is unknown, and a child all the same', () => {
    for (const pid of [null, '', fault]) {
      expect(subjectContext(facts(), person, { ...child, pid }, noSubject)).toMatchObject({
        kind: 'unknown',
        minor: true,
      });
    }
    expect(subjectContext(facts(), person, { ...adult, pid: null }, noSubject)).toMatchObject({ minor: false });
    expect(subjectContext(facts(), person, { pid: null, birthDate: fault }, noSubject)).toMatchObject({ minor: true });
  });

  it('has consented only where the number is known and among those that did', () => {
    const consented = new Set([adult.idNumber]);
    const of = (row: object) => subjectContext(facts({ consented }), person, { pid: null, ...row }, noSubject);
    expect(of(adult).consented).toBe(true);
    expect(of(child).consented).toBe(false);
    expect(of({ ...adult, idNumber: fault }).consented).toBe(false);
  });
});

it('takes a person behind a path who could not be had for a child who did not consent', () => {
  const lost = { person: fault };
  expect(subjectContext(facts({ consented: new Set() }), throughPerson, lost, noSubject)).toMatchObject({
    kind: 'unknown',
    minor: true,
    consented: false,
  });
  expect(subjectContext(facts({ minorsAllowed: true }), throughPerson, lost, noSubject)).toMatchObject({
    minor: false,
    consented: true,
  });
});

it('takes whoever could not be had behind a path for a child, where it may be a person or an organisation', () => {
  const path = { kind: 'path', path: ['entry', 'holder'], typeName: null } as const;
  const of = (row: Row) => subjectContext(facts({ consented: new Set() }), path, row, noSubject);
  for (const row of [{ entry: { holder: fault } }, { entry: fault }]) {
    expect(of(row)).toMatchObject({ kind: 'unknown', minor: true, consented: false });
  }
  for (const row of [{ entry: { holder: null } }, { entry: null }]) {
    expect(of(row)).toMatchObject({ kind: 'unknown', minor: false, consented: true });
  }
});

describe('whom an object is about', () => {
  const organisation = { kind: 'organisation', key: 'uscc' } as const;
  const somebody = { kind: 'person', id: 'p0', minor: true, consented: false, disclosed: false } as const;

  it('is nobody, or whom the enclosing object is about, where the type says so', () => {
    expect(subjectContext(facts(), { kind: 'none' }, {}, somebody)).toBe(noSubject);
    expect(subjectContext(facts(), { kind: 'parent' }, {}, somebody)).toBe(somebody);
    expect(noSubject).toEqual({ kind: 'none', id: '', minor: false, consented: true, disclosed: true });
  });

  it('is an organisation by its key, which is never a child and needs no consent', () => {
    const strict = facts({ consented: new Set() });
    expect(subjectContext(strict, organisation, { uscc: 'u1' }, noSubject)).toEqual({
      kind: 'organisation',
      id: 'u1',
      minor: false,
      consented: true,
      disclosed: false,
    });
    for (const uscc of [null, '', 7, fault])
      expect(subjectContext(strict, organisation, { uscc }, noSubject)).toEqual({
        kind: 'unknown',
        id: '',
        minor: false,
        consented: true,
        disclosed: true,
      });
  });

  it('is a person, a child by the day of birth, unless children are meant too', () => {
    const of = (row: object, over = {}) => subjectContext(facts(over), person, { pid: 'p1', ...row }, noSubject);
    expect(of(adult)).toEqual({ kind: 'person', id: 'p1', minor: false, consented: true, disclosed: false });
    expect(of(child)).toMatchObject({ kind: 'person', minor: true });
    expect(of(child, { minorsAllowed: true })).toMatchObject({ minor: false });
    expect(of({ ...adult, pid: null })).toMatchObject({ kind: 'unknown', id: '', disclosed: true });
  });

  it('is taken from the enclosing person where the type carries neither date nor number', () => {
    const bare = { kind: 'person', key: 'pid', bornOn: null, identifier: null } as const;
    const of = (parent: object, over = {}) =>
      subjectContext(facts(over), bare, { pid: 'p1' }, { ...somebody, ...parent } as typeof somebody);
    const consented = { consented: new Set<string>() };
    expect(of({ minor: false }, consented)).toMatchObject({ minor: false, consented: false });
    expect(of({ minor: true, consented: true }, consented)).toMatchObject({ minor: true, consented: true });
    expect(of({ kind: 'organisation', minor: false, consented: true }, consented)).toMatchObject({
      minor: true,
      consented: false,
    });
  });

  it('stands at the end of a path', () => {
    const rules: Record<string, unknown> = {
      Person: person,
      Firm: organisation,
      Pass: { kind: 'parent' },
      License: throughPerson,
      Thing: { kind: 'none' },
    };
    const policy = { subject: (name: string) => rules[name] } as unknown as CompiledPolicy;
    const of = (row: object, typeName: string | null = null, over = {}) =>
      subjectContext(facts({ policy, ...over }), { kind: 'path', path: ['a', 'b'], typeName }, row as Row, somebody);
    expect(of({ a: { b: { pid: 'p1', ...adult } } }, 'Person')).toMatchObject({
      kind: 'person',
      id: 'p1',
      minor: false,
    });
    expect(of({ a: { b: { __typename: 'Firm', uscc: 'u1' } } })).toMatchObject({ kind: 'organisation', id: 'u1' });
    expect(of({ a: { b: { __typename: 'Person', uscc: 'u1', pid: 'p' } } }, 'Firm')).toMatchObject({
      kind: 'organisation',
    });
    expect(of({ a: { b: { __typename: 'Thing' } } })).toBe(noSubject);
    for (const typeName of ['Pass', 'License', fault, undefined])
      expect(of({ a: { b: { __typename: typeName, pid: 'p' } } })).toMatchObject({ kind: 'unknown', minor: false });
    const strict = { consented: new Set<string>() };
    for (const row of [
      {},
      { a: null },
      { a: fault },
      { a: [] },
      { a: { b: 'x' } },
      { a: { b: fault } },
      { a: { b: [] } },
    ]) {
      expect(of(row, 'Person', strict)).toEqual({
        kind: 'unknown',
        id: '',
        minor: true,
        consented: false,
        disclosed: true,
      });
      expect(of(row, 'Firm', strict)).toMatchObject({ kind: 'unknown', minor: false, consented: true });
    }
    for (const row of [{}, { a: null }, { a: [] }, { a: { b: 'x' } }, { a: { b: [] } }]) {
      expect(of(row, null, strict)).toMatchObject({ kind: 'unknown', minor: false, consented: true });
    }
    expect(of({}, 'Person')).toMatchObject({ minor: true, consented: true });
  });
});

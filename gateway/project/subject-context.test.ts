import type { CompiledPolicy } from '../../policies/engine/model';
import { FieldFault } from '../execute/model';
import { noSubject, type SubjectFacts, subjectContext } from './subject-context';

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

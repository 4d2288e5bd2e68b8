import type { ShapeDecision, ShapeField } from '../share/model';
import { decisionOf, disclose, type Projection } from './projection';
import { knownSubject, type SubjectContext } from './subject-context';

describe('the decision on a field', () => {
  const decision = { form: { kind: 'full' } } as ShapeDecision;
  const ofUse = { form: { kind: 'none' } } as ShapeDecision;
  const p = { decision: { uses: [{ decision: ofUse, arguments: {} }] } } as unknown as Projection;
  const of = (use: number | null) => decisionOf(p, { coordinate: 'Row.a', decision, use } as unknown as ShapeField);

  it('is that of this request where each is decided for itself', () => {
    expect([of(null), of(0)]).toEqual([decision, ofUse]);
  });

  it('is never assumed', () => {
    expect(() => of(1)).toThrow('no decision on Row.a');
    expect(() => decisionOf(p, { coordinate: 'Row.a', decision: null, use: null } as ShapeField)).toThrow('Row.a');
  });
});

describe('who is shown', () => {
  function noted(...about: SubjectContext[]): unknown[] {
    const add = jest.fn();
    for (const one of about) disclose({ subjects: { add } } as unknown as Projection, one);
    return add.mock.calls;
  }

  it('is noted with the first value about them, and with no other', () => {
    const person = knownSubject('person', 'p1');
    expect(noted(person, person, knownSubject('organisation', 'u1'), person)).toEqual([
      ['person', 'p1'],
      ['organisation', 'u1'],
    ]);
  });

  it('is nobody where it is not known who it is', () => {
    const unknown = { kind: 'unknown', id: '', minor: false, consented: true, disclosed: false } as const;
    expect(noted({ ...unknown }, { ...unknown, kind: 'none' })).toEqual([]);
  });
});

import type { FieldDecision } from '../../policies/engine/model';
import type { DecidedUse, PreparedDecision } from './model';
import { Outcomes } from './outcomes';

const plain: FieldDecision = {
  coordinate: 'Person.mobile',
  form: { kind: 'mask', mask: 'mobile' },
  conditional: [{ form: { kind: 'full' }, rule: { id: 'r1', reads: [], holds: () => true } }],
  rules: ['a', 'b'],
  refusal: null,
  charges: [],
};
const refusal = (reason: string) => ({ reason }) as FieldDecision['refusal'];
const uses = (...decisions: FieldDecision[]): DecidedUse[] =>
  decisions.map((decision) => ({ decision, arguments: {} }));
const prepared = (name: string) => ({ name }) as unknown as PreparedDecision;
const rule = (id: string) => ({ id, reads: [], holds: () => false });

it.each<[string, FieldDecision]>([
  ['another mask', { ...plain, form: { kind: 'mask', mask: 'hidden' } }],
  ['another form', { ...plain, form: { kind: 'full' } }],
  ['another rule', { ...plain, rules: ['a', 'c'] }],
  ['a rule less', { ...plain, rules: ['a'] }],
  ['a rule more', { ...plain, rules: ['a', 'b', 'c'] }],
  ['a refusal', { ...plain, refusal: refusal('probe') }],
  ['no rule over rows', { ...plain, conditional: [] }],
  ['another rule over rows', { ...plain, conditional: [{ form: { kind: 'full' }, rule: rule('r2') }] }],
  ['another form by row', { ...plain, conditional: [{ form: { kind: 'mask', mask: 'x' }, rule: rule('r1') }] }],
])('takes %s for another outcome', (_, other) => {
  const outcomes = new Outcomes(2);
  outcomes.keep(uses(plain, plain), prepared('plain'));
  expect(outcomes.find(uses(plain, other))).toBeNull();
  expect(outcomes.find(uses(other, plain))).toBeNull();
  outcomes.keep(uses(plain, other), prepared('other'));
  expect(outcomes.find(uses(plain, other))).toEqual(prepared('other'));
  expect(outcomes.find(uses(plain, plain))).toEqual(prepared('plain'));
});

it('takes decisions of other requests that say the same for the same, whatever they are charged', () => {
  const outcomes = new Outcomes(1);
  outcomes.keep(uses(plain), prepared('plain'));
  const again = {
    ...plain,
    form: { ...plain.form },
    rules: [...plain.rules],
    conditional: [{ form: { kind: 'full' as const }, rule: rule('r1') }],
    charges: [{ kind: 'lookup' as const, coordinate: 'Person.idNumber', subject: 'x' }],
  };
  expect(outcomes.find(uses(again))).toEqual(prepared('plain'));
  expect(outcomes.find(uses({ ...again, refusal: refusal('probe') }))).toBeNull();
  expect(outcomes.find([])).toBeNull();
});

it('tells refusals apart by their reasons, and forgets what was not used for longest', () => {
  const outcomes = new Outcomes(2);
  const refused = (reason: string) => uses({ ...plain, refusal: refusal(reason) });
  outcomes.keep(refused('probe'), prepared('probe'));
  outcomes.keep(refused('minor'), prepared('minor'));
  expect(outcomes.find(refused('probe'))).toEqual(prepared('probe'));
  outcomes.keep(refused('forbidden'), prepared('forbidden'));
  expect(outcomes.size).toBe(2);
  expect([outcomes.find(refused('probe')), outcomes.find(refused('minor'))]).toEqual([prepared('probe'), null]);
});

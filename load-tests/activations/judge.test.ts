import { shapeOf, shapeWhere } from './asked';
import { judge, type KnownRevision } from './judge';
import { type Answer, Tally } from './tally';

const open = shapeWhere(() => true);
const closed = shapeWhere(
  (coordinate) => !['LegalEntity.registeredAddress', 'LegalEntity.shareholders'].includes(coordinate),
);
const address = { addressId: 'a', isCommercialUse: false };
const whole = { name: 'n', registeredAddress: address, again: { addressId: 'a' }, shareholders: [{ ratio: 0.5 }] };

/** `late` grants to everybody, `early` to nobody. */
async function* revisions(): AsyncGenerator<KnownRevision> {
  yield { revision: 'early', shape: () => closed };
  yield { revision: 'late', shape: () => open };
}
const verdict = (...answers: Partial<Answer>[]) => {
  const tally = new Tally();
  for (const answer of answers)
    tally.add({ consumer: 'c', status: '200', revision: 'early', shape: closed, ...answer });
  return judge(tally.entries(), revisions());
};

test('answers are written down as what they show', () => {
  expect(shapeOf({ data: { legalEntity: whole } })).toBe(open);
  expect(
    shapeOf({ data: { legalEntity: { ...whole, registeredAddress: null, again: null, shareholders: null } } }),
  ).toBe(closed);
  expect(shapeOf({ data: { legalEntity: { ...whole, again: null } } })).not.toBe(open);
  expect([shapeOf({ data: null }), shapeOf({})]).toEqual(['nothing', 'nothing']);
});

test('what the named revision explains is right', async () => {
  const both = { revision: 'late', shape: open };
  expect(await verdict({}, both, both)).toEqual({
    answers: 3,
    statuses: { '200': 3 },
    revisionsNamed: 2,
    unexplained: 0,
    faults: [],
  });
});

test.each([
  ['a field that the named revision does not grant', { shape: open }, /show .*shareholders.*: expected name$/],
  ['a field that it grants and that is missing', { revision: 'late' }, /show name: expected .*shareholders/],
  ['a half of each', { shape: shapeOf({ data: { legalEntity: { ...whole, shareholders: null } } }) }, /expected name$/],
  ['a revision that never was', { revision: 'other' }, /no such revision was ever made/],
  ['no revision', { revision: null }, /no such revision was ever made/],
])('%s is found', async (_, answer, fault) => {
  const { unexplained, faults } = await verdict(answer);
  expect([unexplained, faults]).toEqual([1, [expect.stringMatching(fault)]]);
});

test.each(['503 OVERLOADED', '500', '429', 'none'])('status %s is a fault of its own', async (status) => {
  const { statuses, faults } = await verdict({}, { status, revision: null });
  expect([statuses['200'], faults]).toEqual([1, [`1 answers with status ${status}`]]);
});

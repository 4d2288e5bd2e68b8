import type { FieldUse, ShareRequest } from '../model';
import type { PolicyIndex } from '../policy-index';
import { codes, policyWith, replaced, request } from '../tests/fixture';
import { admitField, objectionToArguments } from './objections';

const items = 'registry/items.yaml';
const catalogue = 'catalogue/population.yaml';
const adult = '990101198604170244';
const child = '990101201905060128';

function objection(index: PolicyIndex, who: ShareRequest, use: FieldUse) {
  const admitted = admitField(index, who, use.coordinate);
  return 'reason' in admitted ? admitted : objectionToArguments(index, who, use, admitted);
}

/** The objection to `Query.persons` with these arguments, in a policy set with one text changed. */
function toPersons(
  args: FieldUse['arguments'],
  file: string,
  [from, to]: [string, string],
  who: Partial<ShareRequest> = {},
) {
  const { index } = policyWith({ [file]: replaced(file, from, to) });
  return (
    objection(index, { ...request, ...who }, { coordinate: 'Query.persons', parent: null, arguments: args })?.reason ??
    null
  );
}

describe('objections to the people that arguments name', () => {
  const underCase = { item: codes.CASES, case: `${codes.CASES}202611200001` };
  const notForMinors: [string, string] = ['    minors: true\n', ''];

  it('one child among adults is enough', () => {
    const ask = (...idNumbers: string[]) => toPersons({ idNumbers }, items, notForMinors, underCase);
    expect([ask(adult, child), ask(child, adult), ask(adult, adult)]).toEqual(['minor', 'minor', null]);
  });

  it('one person who did not consent is enough, and nobody consents by default', () => {
    const bulk: [string, string] = ['    requires: [consent]\n', '    requires: [consent]\n    bulk: true\n'];
    const ask = (idNumbers: string[], subjects: string[]) =>
      toPersons({ idNumbers }, items, bulk, {
        item: codes.CONSENT,
        consent: { item: codes.CONSENT, subjects, coordinates: ['Query.persons'], expiresAtMs: request.nowMs + 1 },
      });
    expect(ask([adult, '990101198604170245'], [adult])).toBe('consent_subject');
    expect(ask([adult], [adult])).toBeNull();
    expect(ask([adult], [])).toBe('consent_subject');
    expect(ask(['Stryker was here'], [])).toBe('consent_subject');
  });

  it('several that are verified are no bulk, several that are looked up are', () => {
    const verified: [string, string] = [
      'idNumbers: { looksUp: Person.idNumber }',
      'idNumbers: { verifies: Person.idNumber }',
    ];
    const subject = { idNumber: adult };
    expect(toPersons({ idNumbers: [adult, adult] }, catalogue, verified)).toBeNull();
    expect(toPersons({ idNumbers: [adult, adult], subject }, catalogue, verified)).toBeNull();
    expect(toPersons({ idNumbers: [adult], subject }, catalogue, [' ', ' '])).toBe('bulk_not_allowed');
  });

  it('what names nobody is not taken for a person', () => {
    expect(toPersons({ subject: { uscc: child } }, catalogue, [' ', ' '])).toBeNull();
  });
});

describe('objections to a request', () => {
  const { index } = policyWith();
  const to = (who: Partial<ShareRequest>) =>
    objection(index, { ...request, ...who }, { coordinate: 'Person.isAdult', parent: null, arguments: {} })?.reason ??
    null;

  it('wants an item of the registry', () => {
    expect([to({}), to({ item: null }), to({ item: 'x' }), to({ item: '' })]).toEqual([
      null,
      'item_required',
      'item_unknown',
      'item_unknown',
    ]);
  });
});

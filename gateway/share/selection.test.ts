import { below, Selection, selectionText } from './selection';

describe('selectionText', () => {
  it('writes aliases only where the internal name is not the field', () => {
    const root = new Selection('Query');
    const person = root.select('person_ab', 'person', '(idNumber: $id)', false);
    below(person, 'Person').select('name', 'name', '', false);
    expect(selectionText(root)).toBe('{ person_ab: person(idNumber: $id) { name } }');
  });

  it('opens abstract fields into concrete types and always asks which it is', () => {
    const root = new Selection('Shareholder');
    const holder = root.select('holder', 'holder', '', true);
    below(holder, 'Person').select('pid', 'pid', '', false);
    below(holder, 'LegalEntity');
    expect(selectionText(root)).toBe('{ holder { __typename ... on Person { pid } } }');
  });

  it('merges what stands under one internal name', () => {
    const root = new Selection('Query');
    const first = root.select('household', 'household', '', false);
    const second = root.select('household', 'household', '', false);
    below(first, 'Household').select('id', 'id', '', false);
    below(second, 'Household').select('type', 'type', '', false);
    expect(selectionText(root)).toBe('{ household { id type } }');
  });

  it('asks for __typename where a composite has nothing else left', () => {
    const root = new Selection('Query');
    below(root.select('household', 'household', '', false), 'Household');
    expect(selectionText(root)).toBe('{ household { __typename } }');
  });
});

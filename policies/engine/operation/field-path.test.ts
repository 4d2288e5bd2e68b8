import { casePath, displayPath, errorPath, type FieldPath } from './field-path';

const at = (parent: FieldPath | null, key: string, list = false, typeCondition: string | null = null): FieldPath => ({
  parent,
  coordinate: '',
  key,
  list,
  typeCondition,
});

describe('field paths', () => {
  const name = at(at(at(at(null, 'household'), 'members', true), 'person'), 'name');
  const facts = at(at(at(null, 'legalEntity'), 'decisions', true), 'facts', false, 'Penalty');

  it('ends an error path at the outermost list, so that rows are not counted', () => {
    expect(errorPath(name)).toEqual(['household', 'members']);
    expect(errorPath(at(null, 'licenses', true))).toEqual(['licenses']);
    expect(errorPath(at(at(null, 'person'), 'name'))).toEqual(['person', 'name']);
  });

  it('marks lists and concrete types for people', () => {
    expect(displayPath(name)).toBe('household.members[].person.name');
    expect(displayPath(facts)).toBe('legalEntity.decisions[]<Penalty>.facts');
  });

  it('leaves lists out for policy cases', () => {
    expect(casePath(name)).toBe('household.members.person.name');
    expect(casePath(facts)).toBe('legalEntity.decisions<Penalty>.facts');
  });
});

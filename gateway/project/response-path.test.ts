import { below, pathKeys, refusalPath } from './response-path';

describe('response paths', () => {
  const members = below(below(null, 'household', false), 'members', true);
  const name = below(below(members, 3, false), 'name', false);

  it('spells keys and indices', () => {
    expect(pathKeys(name)).toEqual(['household', 'members', 3, 'name']);
  });

  it('lets a refusal name the list but no row', () => {
    expect(refusalPath(name)).toEqual({ errorPath: ['household', 'members'], display: 'household.members[].name' });
  });

  it('names nested lists from the outermost on, and the whole way where there is none', () => {
    const inner = below(below(below(members, 0, false), 'passes', true), 1, false);
    expect(refusalPath(below(inner, 'code', false))).toEqual({
      errorPath: ['household', 'members'],
      display: 'household.members[].passes[].code',
    });
    expect(refusalPath(members)).toEqual({ errorPath: ['household', 'members'], display: 'household.members' });
    const plain = below(below(null, 'person', false), 'name', false);
    expect(refusalPath(plain)).toEqual({ errorPath: ['person', 'name'], display: 'person.name' });
  });
});

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
});

import { limitSharing } from './limit-sharing';

const catalogue = {
  types: {
    Division: { fields: { name: { ttl: 3_600, staleIfError: 60, varyBy: 'nothing', level: 'L1' } } },
    Person: { fields: { name: { varyBy: 'case' } } },
  },
};

describe('limiting sharing', () => {
  it('takes caches away in both modes', () => {
    expect(limitSharing(catalogue, 'shared')).toEqual({
      types: {
        Division: { fields: { name: { varyBy: 'nothing', level: 'L1' } } },
        Person: { fields: { name: { varyBy: 'case' } } },
      },
    });
  });

  it('leaves nothing common to two consumers in unique mode, and closes nothing further', () => {
    expect(limitSharing(catalogue, 'unique')).toEqual({
      types: {
        Division: { fields: { name: { varyBy: 'consumer', level: 'L1' } } },
        Person: { fields: { name: { varyBy: 'case' } } },
      },
    });
  });
});

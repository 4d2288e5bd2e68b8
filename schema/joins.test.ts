import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJoins } from './joins';
import { loadGraph } from './supergraph';

describe('readJoins', () => {
  const graph = loadGraph(readFileSync(join(__dirname, 'supergraph.graphql'), 'utf8'));
  const joins = readJoins(graph.sdl, graph.full);

  it('finds the keys that entities are joined by', () => {
    for (const key of ['Person.pid', 'LegalEntity.uscc', 'License.licenseId', 'Division.code', 'Address.addressId']) {
      expect(joins.coordinates).toContain(key);
    }
  });

  it('finds what a field is computed from', () => {
    expect(joins.requires.get('Person.isRetirementAge')).toEqual(['Person.sex', 'Person.birthDate']);
    expect(joins.coordinates).toContain('Person.birthDate');
  });

  it('names nothing else', () => {
    expect(joins.coordinates).not.toContain('Person.name');
    expect(joins.coordinates).not.toContain('Person.idNumber');
  });
});

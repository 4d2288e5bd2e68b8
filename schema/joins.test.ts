import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJoins } from './joins';
import { loadGraph } from './supergraph';

describe('readJoins', () => {
  const graph = loadGraph(readFileSync(join(__dirname, 'supergraph.graphql'), 'utf8'));
  const joins = readJoins(graph.sdl);

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

  it('names the subgraphs that resolve a field', () => {
    expect(joins.subgraphs.get('Address.text')).toEqual(['geography']);
    expect(joins.subgraphs.get('Person.pid')).toEqual(expect.arrayContaining(['population', 'credit']));
  });

  it('follows nested, conditional and abstract inputs, and what is read of a context', () => {
    const { coordinates, requires, subgraphs } = readJoins(/* GraphQL */ `
      enum join__Graph { A @join__graph(name: "a", url: "x") B @join__graph(name: "b", url: "y") }
      union Pet = Dog
      type Dog @join__type(graph: A) { name: String }
      interface Place @join__type(graph: A) { street: String }
      type Home implements Place @join__type(graph: A, key: "city { code }") { street: String city: City }
      type City @join__type(graph: A) { code: ID secret: String @inaccessible }
      type Person @join__type(graph: A) @join__type(graph: B) @context(name: "b__owner") {
        place: Place
        pets: [Pet!]! @join__field(graph: A) @join__field(graph: B, external: true)
        label: String @join__field(graph: B, requires: "place { street } pets { ... on Dog { name } }")
        locale: String
        text: String @join__field(graph: B, contextArguments: [{ context: "b__owner", name: "l", type: "String", selection: "{ locale }" }])
      }
    `);
    expect(requires.get('Person.label')).toEqual([
      'Person.place',
      'Place.street',
      'Home.street',
      'Person.pets',
      'Dog.name',
    ]);
    expect([...coordinates].sort()).toEqual(
      [
        'City.code',
        'Dog.name',
        'Home.city',
        'Home.street',
        'Person.locale',
        'Person.pets',
        'Person.place',
        'Place.street',
      ].sort(),
    );
    expect(subgraphs.get('Person.pets')).toEqual(['a']);
    expect(subgraphs.get('Person.place')).toEqual(['a', 'b']);
    expect(subgraphs.has('Place.street')).toBe(false);
  });
});
